#if SQLite
  import PipeShapeSQL
  import PipeShapeStore

  /// Demands that the doctor finds nothing in a store.
  func expectClean(_ store: SQLStore, _ layout: String) async throws {
    let diagnosis = try await store.doctor()
    guard diagnosis.isClean else { throw Fault("\(layout): doctor: \(diagnosis.findings)") }
  }
#endif
