import PipeShape
import PipeShapeStore

/// The same things through the port: transactions, lists, external ids and request ids, in memory.
enum MemoryStoreStation {
  static func visit(_ guide: inout Guide) async throws {
    guide.station("The in-memory store")
    let store = MemoryStore(kinds: tourKinds)
    try await StoreVisit.visit(store, &guide)
    try await KindVisit.visit(store, &guide)
    await store.close()
  }
}
