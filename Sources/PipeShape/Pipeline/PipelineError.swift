/// Why a pipeline refused an operation; nothing was changed.
public struct PipelineError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of refusal it is; the raw names are those of semantics section 8.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    private enum Base {
      case notFound, illegalTransition, notReady, planChanged, requestReused, badSelection,
        inconsistentState, limit
    }
    private let base: Base
    private init(_ base: Base) { self.base = base }

    /// No such cell, attempt or run.
    public static let notFound = Self(.notFound)
    /// The attempt cannot go from its state to the one asked for.
    public static let illegalTransition = Self(.illegalTransition)
    /// An input has not succeeded.
    public static let notReady = Self(.notReady)
    /// The plan is no longer the one that was previewed.
    public static let planChanged = Self(.planChanged)
    /// The request id was used for another question.
    public static let requestReused = Self(.requestReused)
    /// The selection does not parse, or names an unknown step, target or state.
    public static let badSelection = Self(.badSelection)
    /// States, runs or attempts that no history leads to.
    public static let inconsistentState = Self(.inconsistentState)
    /// Something is larger than allowed.
    public static let limit = Self(.limit)

    /// The code's name.
    public var description: String { "\(base)" }
  }

  /// What kind of refusal it is.
  public var code: Code
  /// What is wrong, where, and what to do.
  public var message: String
  /// For a bad selection, the Unicode scalar at fault, from 1.
  public var column: Int?

  init(_ code: Code, _ message: String, column: Int? = nil) {
    self.code = code
    self.message = message
    self.column = column
  }

  /// The message.
  public var description: String { message }
}
