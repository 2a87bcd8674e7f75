extension JSONError {
  /// A kind of fault.
  ///
  /// A struct over a private enum, so that a later version can add a kind without breaking a `switch` of a client.
  public struct Code: Hashable, Sendable {
    private enum Kind: String, Hashable, Sendable {
      case syntax, duplicateKey, tooDeep, tooLarge, badNumber, badString, unexpectedType, missingKey
    }

    private let kind: Kind

    private init(_ kind: Kind) { self.kind = kind }

    /// The text is not JSON.
    public static let syntax = Code(.syntax)
    /// An object has two members of one key.
    public static let duplicateKey = Code(.duplicateKey)
    /// More arrays and objects are open than ``JSONLimits/maximumDepth`` allows.
    public static let tooDeep = Code(.tooDeep)
    /// The text is longer than ``JSONLimits/maximumBytes``.
    public static let tooLarge = Code(.tooLarge)
    /// A number breaks the grammar, is not finite as a double, or does not fit the integer asked for.
    public static let badNumber = Code(.badNumber)
    /// A string has a wrong escape, a control character, half a surrogate pair or no end, or is not UTF-8.
    public static let badString = Code(.badString)
    /// The next value is valid, but of another kind than the one asked for.
    public static let unexpectedType = Code(.unexpectedType)
    /// An object lacks a member that its reader demands.
    public static let missingKey = Code(.missingKey)
  }
}

extension JSONError.Code: CustomStringConvertible {
  /// The name of the constant.
  public var description: String { kind.rawValue }
}
