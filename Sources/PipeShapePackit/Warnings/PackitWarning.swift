/// A remark on a configuration that was read nevertheless.
public struct PackitWarning: Hashable, Sendable {
  /// The kind of remark, to branch on.
  public var code: Code
  /// The remark in words, without the place.
  public var message: String
  /// The file as it was named to the reader.
  public var file: String
  /// The line concerned, from 1.
  public var line: Int
  /// The column concerned, from 1, in Unicode scalars.
  public var column: Int

  /// Creates a warning from its parts.
  public init(code: Code, message: String, file: String, line: Int = 1, column: Int = 1) {
    self.code = code
    self.message = message
    self.file = file
    self.line = line
    self.column = column
  }
}

extension PackitWarning: CustomStringConvertible {
  /// The remark as compilers print it: `file:line:column: warning: text [code]`.
  public var description: String { "\(file):\(line):\(column): warning: \(message) [\(code)]" }
}
