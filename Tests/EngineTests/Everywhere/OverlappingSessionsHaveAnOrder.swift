import PipeShape
import PipeShapeLaws
import PipeShapeSQL
import PipeShapeStore
import Testing

/// The runs of a pipeline are a list to which reruns add: what several sessions see of three of them, at the same time, is
/// what they would see one after the other in some order.
@Suite(.serialized) struct OverlappingSessionsHaveAnOrder {
  @Test(arguments: everyStore) func whateverTheyReadAndRerun(_ name: String) async throws {
    let folder = try TemporaryFolder()
    let options = SQLStore.Options(deadline: .seconds(120))
    let stores = [try await folder.open(name, options: options), try await folder.open(name, options: options)]
    var ids: [PipelineID] = []
    for _ in 0..<3 { ids.append(try await stores[0].makeSample()) }
    let pipelines = ids
    let seen = try await withThrowingTaskGroup(of: [ListHistory.Transaction].self) { group in
      for session in 0..<4 {
        group.addTask {
          var seen: [ListHistory.Transaction] = []
          var choices = Seeded(UInt64(session))
          for turn in 0..<10 {
            let (name, picked) = ("s\(session)t\(turn)", choices.next())
            let store = stores[session % 2]
            if picked % 4 == 0 {
              // One that changes nothing, but might: those that only read are promised a snapshot and no order.
              seen.append(try await store.writing { (s) throws(StoreError) in try s.lists(pipelines, named: name) })
            } else {
              let written = Int(picked / 4 % 3)
              // The whole body may run again, so only what it returned in the end was seen.
              seen.append(
                try await store.writing { (s) throws(StoreError) in
                  // All but one are read, or else everybody would wait for everybody.
                  let others = pipelines.enumerated().filter { $0.offset != (written + 1) % 3 }.map(\.element)
                  var transaction = try s.lists(others, named: name)
                  let id = pipelines[written]
                  let srpm = AttemptReference.cell(CellKey("srpm"), in: id)
                  _ = try s.record(AttemptChange(state: .succeeded, at: 9), of: srpm)
                  _ = try s.rerun(RerunRequest(RerunScope(.cell(CellKey("srpm"))), id: name, at: 7), of: id)
                  transaction.added["\(id.raw)"] = name
                  return transaction
                })
            }
          }
          return seen
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    let final = try await stores[0].read { (s) throws(StoreError) in try s.lists(pipelines, named: "the end").read }
    #expect(throws: Never.self) { try ListHistory(seen).check(final: final) }
    #expect(final.values.map(\.count).reduce(0, +) == seen.filter { !$0.added.isEmpty }.count)
    for store in stores { await store.close() }
  }
}

extension ReadSession {
  /// The requests of each pipeline's runs but the first, in order.
  fileprivate func lists(
    _ pipelines: [PipelineID], named name: String
  ) throws(StoreError) -> ListHistory.Transaction {
    var transaction = ListHistory.Transaction(name)
    for id in pipelines {
      transaction.read["\(id.raw)"] = try pipeline(id)?.runs.compactMap(\.request) ?? []
    }
    return transaction
  }
}
