import PipeShape
import PipeShapeStore

/// The same things through the port: transactions, lists, external ids and request ids, in memory.
enum MemoryStoreStation {
  static func visit(_ guide: inout Guide) async throws {
    guide.station("The in-memory store")
    try await StoreVisit.visit(
      MemoryStore(kinds: KindRegistry([StepKind("license_scan", payload: LicenseScan.self)])), &guide)
  }
}
