/// Why a configuration, an aliases file or an option was refused; nothing is made of a refused one.
public struct PackitError: Error, Hashable, Sendable {
  /// The kind of fault, to branch on.
  public var code: Code
  /// The file as it was named to the reader.
  public var file: String
  /// The line of the fault, from 1; nil when the fault concerns the file as a whole.
  public var line: Int?
  /// The column of the fault in its line, from 1, in Unicode scalars.
  public var column: Int?
  /// The path of the key concerned, for example `jobs[2].targets`.
  public var key: String?
  /// The fault in words, without the place.
  public var message: String

  /// Creates an error from its parts.
  public init(
    code: Code, file: String, line: Int? = nil, column: Int? = nil, key: String? = nil, message: String
  ) {
    self.code = code
    self.file = file
    self.line = line
    self.column = column
    self.key = key
    self.message = message
  }
}
