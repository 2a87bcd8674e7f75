import PipeShapeStore

/// Why there is no report.
public struct ComparisonError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of failure it is.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    private enum Base { case badSettings, badShape, notEqual, store, unwritable }
    private let base: Base
    private init(_ base: Base) { self.base = base }

    /// Settings, or candidates, with which nothing can be compared.
    public static let badSettings = Self(.badSettings)
    /// A shape that makes no pipeline.
    public static let badShape = Self(.badShape)
    /// Two candidates answered differently: figures of different work are no comparison.
    public static let notEqual = Self(.notEqual)
    /// A store failed.
    public static let store = Self(.store)
    /// A result cannot be kept.
    public static let unwritable = Self(.unwritable)

    /// The code's name.
    public var description: String { "\(base)" }
  }

  /// What kind of failure it is.
  public var code: Code
  /// What is wrong, and where.
  public var message: String
  /// The first difference, where answers differ.
  public var difference: Difference?

  /// Says what is wrong.
  public init(_ code: Code, _ message: String, difference: Difference? = nil) {
    self.code = code
    self.message = message
    self.difference = difference
  }

  init(_ error: StoreError, of candidate: String) { self.init(.store, "\(candidate): \(error)") }

  /// The message.
  public var description: String { message }
}

/// The first place where a candidate's answer is not that of the reference.
public struct Difference: Hashable, Sendable {
  /// The number of the call in the stream, from 1, and what it was.
  public var number: Int, call: String
  /// The candidate.
  public var candidate: String
  /// What the reference and the candidate answered, shortened around the first difference.
  public var expected, found: String
}
