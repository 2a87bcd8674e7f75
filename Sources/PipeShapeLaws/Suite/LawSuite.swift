/// Runs the laws: on the core, on any store, and on planted bugs.
public enum LawSuite {
  /// Checks every law of the core on random cases.
  ///
  /// - Parameters:
  ///   - seed: the same seed makes the same cases, on any number of threads.
  ///   - cases: how many cases each law gets at least; what a law has nothing to say about does not count.
  ///   - law: reports only violations of this law.
  ///   - workers: how many threads share the work.
  /// - Complexity: about 0.3 ms a case in a release build.
  public static func core(
    seed: UInt64 = 1, cases: Int, law: Law? = nil, workers: Int = 2
  ) async -> LawReport {
    var report = LawReport()
    for family in CaseFamily.ofTheCore {
      report.add(
        await FamilyRunner(family: family, seed: seed).report(
          cases: Int((Double(cases) * family.weight).rounded(.up)), workers: workers, only: law))
    }
    return report
  }

  /// Runs one recorded case of the core again, as a violation's `replay` names it.
  ///
  /// - Returns: the violation, or nil where every law holds by now, or where there is no such family or number.
  public static func replay(_ text: String) -> LawViolation? {
    guard let (name, record) = parse(text), let family = CaseFamily.ofTheCore.first(where: { $0.name == name }) else {
      return nil
    }
    return FamilyRunner(family: family, seed: 0).replay(record)
  }

  /// Splits `family:1.2.3`.
  static func parse(_ text: String) -> (family: String, record: [UInt32])? {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let numbers = parts[1].split(separator: ".").map { UInt32($0) }
    guard numbers.allSatisfy({ $0 != nil }) else { return nil }
    return (String(parts[0]), numbers.compactMap { $0 })
  }
}
