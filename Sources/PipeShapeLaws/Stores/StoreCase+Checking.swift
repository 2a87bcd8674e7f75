import PipeShape
import PipeShapeStore

extension StoreCase {
  /// A pipeline reads as the text says: its attempts, its runs and each of its views.
  mutating func check(entry number: Int) async throws(Finding) {
    let id = model.entries[number].id
    let count = model.entries[number].model.runs.count
    let (stored, views, beyond) = try await reading(.numbered(17)) { reader throws(StoreError) in
      var views: [RunView?] = [try reader.run(nil, of: id)]
      for run in 1...count { views.append(try reader.run(run, of: id)) }
      return (try reader.pipeline(id), views, try reader.run(count + 1, of: id))
    }
    guard let stored else { throw Finding(.numbered(17), "pipeline \(id.raw) is not found") }
    let attempts = model.entries[number].model.attempts.count
    try notes.demand(
      .numbered(17), stored.attempts.count == attempts,
      "there are \(stored.attempts.count) attempts, the text says \(attempts)")
    model.entries[number].ids = stored.attempts.map(\.id)
    let entry = model.entries[number]
    let expected = Self.attempts(of: entry.model, ids: entry.ids)
    try notes.demand(
      .numbered(17), stored.graph == entry.graph && stored.event == model.events[entry.event].id && beyond == nil,
      "pipeline \(id.raw) has another graph or event, or a run too many")
    for (actual, wanted) in zip(stored.attempts, expected) {
      let law: Law = actual.payload == wanted.payload ? .numbered(17) : .payloads
      try notes.demand(law, actual == wanted, "there is \(actual), the text says \(wanted)")
      if actual.payload != .null { notes.checked(.payloads) }
    }
    try notes.demand(
      .numbered(17), stored.runs == Self.runs(of: entry.model),
      "runs are \(stored.runs), the text says \(Self.runs(of: entry.model))")
    for (index, view) in views.enumerated() {
      let run = index == 0 ? count : index
      guard let view else { throw Finding(.numbered(17), "run \(run) is not found") }
      let bound = entry.model.runs[run - 1].binding.map { expected[$0] }
      try notes.demand(
        .numbered(17),
        view.attempts == bound && view.run == stored.runs[run - 1] && view.graph == entry.graph
          && view.id == id,
        "run \(run) shows \(view.attempts), the text says \(bound)")
    }
  }

  /// The canonical text of a pipeline, in which ids are ranks.
  func canonicalText(of number: Int) async throws(Finding) -> String {
    let id = model.entries[number].id
    let stored = try await reading(.numbered(17)) { reader throws(StoreError) in try reader.pipeline(id) }
    guard let stored else { throw Finding(.numbered(17), "pipeline \(id.raw) is not found") }
    return CanonicalSnapshot.text(of: stored, rank: number)
  }
}
