public import PipeShape

/// Why a store refused or failed; unless the code says otherwise, nothing was changed.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of refusal or failure it is.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    private enum Base {
      case notFound, ambiguous, illegalTransition, notReady, planChanged, requestReused, badSelection,
        inconsistentState, limit, unsupported, duplicate, invalidPayload, corrupt, busy, full, readOnly, notAStore,
        wrongLayout, wrongVersion, unavailable, outcomeUnknown, interrupted, closed, engine
    }
    private let base: Base
    private init(_ base: Base) { self.base = base }

    /// No such pipeline, cell, attempt, run or event.
    public static let notFound = Self(.notFound)
    /// An external id that names more than one attempt; the candidates are listed.
    public static let ambiguous = Self(.ambiguous)
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
    /// The engine or the layout cannot do it.
    public static let unsupported = Self(.unsupported)
    /// A key that exists already.
    public static let duplicate = Self(.duplicate)
    /// A payload that does not fit its kind, or that no store can keep.
    public static let invalidPayload = Self(.invalidPayload)
    /// What is stored cannot have been written by this library.
    public static let corrupt = Self(.corrupt)
    /// Somebody else held the store until the deadline.
    public static let busy = Self(.busy)
    /// There is no room left.
    public static let full = Self(.full)
    /// The store was opened for reading, or cannot be written.
    public static let readOnly = Self(.readOnly)
    /// A file that is no store of this library.
    public static let notAStore = Self(.notAStore)
    /// A store that keeps its pipelines in another layout.
    public static let wrongLayout = Self(.wrongLayout)
    /// A store written by another version of this library.
    public static let wrongVersion = Self(.wrongVersion)
    /// The store cannot be opened or reached.
    public static let unavailable = Self(.unavailable)
    /// The store went away while it was told to commit: everything was changed, or nothing.
    ///
    /// The outcome of the request tells for a rerun, and what is there for anything else; the same call with the same
    /// request id does no harm.
    public static let outcomeUnknown = Self(.outcomeUnknown)
    /// A statement was interrupted.
    public static let interrupted = Self(.interrupted)
    /// The store was closed.
    public static let closed = Self(.closed)
    /// Another failure of the engine; its own code says which.
    public static let engine = Self(.engine)

    /// The code's name.
    public var description: String { "\(base)" }
  }

  /// An attempt that an ambiguous external id could mean.
  public struct Candidate: Hashable, Sendable {
    /// The attempt's pipeline.
    public var pipeline: PipelineID
    /// The attempt's cell.
    public var cell: CellKey
    /// The attempt's number among its cell's.
    public var ordinal: Int32

    /// Names an attempt.
    public init(pipeline: PipelineID, cell: CellKey, ordinal: Int32) {
      self.pipeline = pipeline
      self.cell = cell
      self.ordinal = ordinal
    }
  }

  /// What kind of refusal or failure it is.
  public var code: Code
  /// What is wrong, where, and what to do.
  public var message: String
  /// For a bad selection, the Unicode scalar at fault, from 1.
  public var column: Int?
  /// For an ambiguous external id, the attempts that it could mean, in order.
  public var candidates: [Candidate]
  /// The engine's own code, as text.
  public var engineCode: String?

  /// Describes a refusal or failure.
  public init(
    _ code: Code, _ message: String, column: Int? = nil, candidates: [Candidate] = [], engineCode: String? = nil
  ) {
    self.code = code
    self.message = message
    self.column = column
    self.candidates = candidates
    self.engineCode = engineCode
  }

  /// The code, the message and the engine's code.
  public var description: String { "\(code): \(message)\(engineCode.map { " (\($0))" } ?? "")" }
}
