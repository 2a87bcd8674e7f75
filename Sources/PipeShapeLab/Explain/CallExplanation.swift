public import PipeShapeStore

/// The statements that one call of the port took on one store, each with the engine's plan.
public struct CallExplanation: Hashable, Sendable {
  /// The call, in words.
  public var call: String
  /// What ran, in the order of the texts; empty for engines that do not tell.
  public var statements: [TracedStatement]

  /// Describes a call.
  public init(_ call: String, statements: [TracedStatement]) {
    self.call = call
    self.statements = statements
  }
}

extension ContenderStore {
  /// Fills the store, which is new, with a few pipelines, makes each call of the port, and says what it took.
  ///
  /// `counts` is left out: it reads everything, and nobody waits for it.
  /// - Throws: what a call throws that should not.
  /// - Complexity: some dozens of pipelines.
  public func explain(
    and more: [(name: String?, body: @Sendable () async throws(StoreError) -> Void)] = []
  ) async throws(StoreError) -> [CallExplanation] {
    var before: [TracedStatement] = []
    var explanations: [CallExplanation] = []
    for (call, body) in calls + more {
      try await body()
      let after = try await traces()
      let ran = after.ran(since: before).sorted { $0.text < $1.text }
      if let call { explanations.append(CallExplanation(call, statements: ran)) }
      before = after
    }
    return explanations
  }
}
