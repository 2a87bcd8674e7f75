extension JSONError: CustomStringConvertible {
  /// Place, message and code in one line.
  public var description: String { "line \(line), column \(column): \(message) [\(code)]" }
}
