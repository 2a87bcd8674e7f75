extension PackitError {
  /// A kind of fault.
  ///
  /// A struct over a private enum, so that a later version can add a kind without breaking a `switch` of a client.
  public struct Code: Hashable, Sendable {
    private enum Kind: String, Hashable, Sendable {
      case absent, isDirectory, unreadable, tooLarge, notUTF8, syntax, notMapping, wrongType, missingKey
      case unknownTrigger, unknownPackage, unknownKey, misplacedKey, badAliases, badPattern
    }

    private let kind: Kind

    private init(_ kind: Kind) { self.kind = kind }

    /// There is no such file, or none of the accepted names in the folder.
    public static let absent = Code(.absent)
    /// A folder stands where a file is due.
    public static let isDirectory = Code(.isDirectory)
    /// The file exists, but the system does not let us read it.
    public static let unreadable = Code(.unreadable)
    /// A limit of ``PackitLimits`` is exceeded; the message names it.
    public static let tooLarge = Code(.tooLarge)
    /// The file is not UTF-8.
    public static let notUTF8 = Code(.notUTF8)
    /// The text is not YAML 1.1, or not JSON in an aliases file.
    public static let syntax = Code(.syntax)
    /// The top level of the document is no mapping.
    public static let notMapping = Code(.notMapping)
    /// A value has another type or form than the one due.
    public static let wrongType = Code(.wrongType)
    /// A key that must be there is absent.
    public static let missingKey = Code(.missingKey)
    /// A trigger that Packit does not have.
    public static let unknownTrigger = Code(.unknownTrigger)
    /// A job names a package that the file does not define.
    public static let unknownPackage = Code(.unknownPackage)
    /// A key that `metadata` or the options of a branch may not hold; elsewhere unknown keys are warnings.
    public static let unknownKey = Code(.unknownKey)
    /// A key stands beside `metadata` and belongs into it, or the other way round.
    public static let misplacedKey = Code(.misplacedKey)
    /// An aliases file breaks its format.
    public static let badAliases = Code(.badAliases)
    /// A `branch` is no regular expression, and a branch filter had to match it.
    public static let badPattern = Code(.badPattern)
  }
}

extension PackitError.Code: CustomStringConvertible {
  /// The name of the constant.
  public var description: String { kind.rawValue }
}
