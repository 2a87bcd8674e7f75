extension DocumentError {
  /// A kind of fault; the names are those of semantics section 8.
  ///
  /// A struct over a private enum, so that a later version can add a kind without breaking a `switch` of a client.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    private enum Kind: String, Hashable, Sendable {
      case notFound, ambiguous, illegalTransition, notReady, planChanged, requestReused, badSelection, badOperation
      case inconsistentState, limit, unsupported
    }

    private let kind: Kind

    private init(_ kind: Kind) { self.kind = kind }

    /// No such cell, attempt or run.
    public static let notFound = Code(.notFound)
    /// An external id that names more than one attempt.
    public static let ambiguous = Code(.ambiguous)
    /// The attempt cannot go from its state to the one asked for.
    public static let illegalTransition = Code(.illegalTransition)
    /// An input has not succeeded.
    public static let notReady = Code(.notReady)
    /// The plan is no longer the one that was previewed.
    public static let planChanged = Code(.planChanged)
    /// The request id was used for another question.
    public static let requestReused = Code(.requestReused)
    /// The selection does not parse, or names an unknown step, target or state.
    public static let badSelection = Code(.badSelection)
    /// The text is no document or command: no JSON, an unknown key, a wrong type, a graph that is none.
    public static let badOperation = Code(.badOperation)
    /// States, runs or attempts that no history leads to.
    public static let inconsistentState = Code(.inconsistentState)
    /// Something is larger than allowed.
    public static let limit = Code(.limit)
    /// The store cannot do it.
    public static let unsupported = Code(.unsupported)

    /// The name of the constant.
    public var description: String { kind.rawValue }
  }
}
