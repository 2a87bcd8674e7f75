public import PipeShape
public import PipeShapeStore

extension LawSuite {
  /// The kinds that a store under test has to be opened with; cases use unregistered ones besides.
  public static let kinds = KindRegistry([ExampleKind.kind])

  /// Checks every law of stores on random lives of a store.
  ///
  /// Who wins a race is up to the store. Where turns are taken instead, the report has a digest of everything that could
  /// be read at the ends of all cases, without ids: it is the same for every store that ran the same seed and number of
  /// cases.
  /// - Parameters:
  ///   - seed: the same seed makes the same cases.
  ///   - cases: how many lives.
  ///   - sharing: opens one store for all cases, for engines that are slow to open; names carry marks, so cases do not
  ///     meet. The store has to be empty, or at least to be new to this seed.
  ///   - takingTurns: plays what would be raced one after the other.
  ///   - law: reports only violations of this law.
  ///   - open: opens a store with ``kinds`` registered; it gets the number of the case.
  public static func store<S: Store>(
    seed: UInt64 = 1, cases: Int, sharing: Bool = false, takingTurns: Bool = false, law: Law? = nil,
    open: @escaping @Sendable (_ caseNumber: Int) async throws(StoreError) -> S
  ) async -> LawReport {
    let runner = StoreRunner(
      seed: seed, shared: sharing ? try? await open(0) : nil, takesTurns: takingTurns, open: open)
    let report = await runner.report(cases: cases, only: law)
    await runner.shared?.close()
    return report
  }

  /// Runs one recorded life of a store again, as a violation's `replay` names it.
  ///
  /// - Returns: the violation, or nil where every law holds by now, or where the text names no life of a store.
  public static func replay<S: Store>(
    _ text: String, open: @escaping @Sendable (_ caseNumber: Int) async throws(StoreError) -> S
  ) async -> LawViolation? {
    guard let (name, record) = parse(text), name == "store" else { return nil }
    return await StoreRunner(seed: 0, shared: nil, open: open).replay(record)
  }
}
