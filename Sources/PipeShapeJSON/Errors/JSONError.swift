/// The reason why a text was refused, and the place in it.
public struct JSONError: Error, Hashable, Sendable {
  /// The kind of fault, to branch on.
  public var code: Code
  /// The fault in words, without the place.
  public var message: String
  /// The distance of the fault from the start of the text, in bytes.
  public var offset: Int
  /// The line of the fault, from 1; only a line feed ends a line.
  public var line: Int
  /// The column of the fault in its line, from 1, in Unicode scalars.
  public var column: Int

  /// Creates an error from its parts.
  public init(code: Code, message: String, offset: Int = 0, line: Int = 1, column: Int = 1) {
    self.code = code
    self.message = message
    self.offset = offset
    self.line = line
    self.column = column
  }
}
