import PipeShapeStore

extension ComparisonRun {
  /// Takes out candidates whose layouts do not hold this work by a limit of theirs; what they gave so far is forgotten.
  ///
  /// - Throws: `store` where it is the baseline, which nothing can be compared without.
  mutating func drop(_ refusals: [Int: StoreError]) async throws(ComparisonError) {
    for (index, error) in refusals.sorted(by: { $0.key > $1.key }) {
      guard infos[index].role == .candidate else { throw ComparisonError(error, of: infos[index].name) }
      say("\(infos[index].name) drops out: \(error)")
      unsupported.append(UnsupportedCandidate(infos[index].name, reason: "\(error)"))
      await contenders.remove(at: index).store.close()
      infos.remove(at: index)
      if index < storage.count { storage.remove(at: index) }
      samples = samples.filter { $0.candidate != index }.map { sample in
        var sample = sample
        if sample.candidate > index { sample.candidate -= 1 }
        return sample
      }
      var kept: [CounterKey: Int64] = [:]
      for (key, value) in counters where key.candidate != index {
        var key = key
        if key.candidate > index { key.candidate -= 1 }
        kept[key] = value
      }
      counters = kept
    }
  }

  /// The first refusal by a limit that the reference does not have.
  static func limit(in found: [Contender.Outcome], unlike expected: [Contender.Outcome]) -> StoreError? {
    for (found, expected) in zip(found, expected) {
      for (answer, wanted) in zip(found.answers, expected.answers) {
        guard case .refused(let error) = answer, error.code == .limit else { continue }
        if case .refused = wanted { continue }
        return error
      }
    }
    return nil
  }
}
