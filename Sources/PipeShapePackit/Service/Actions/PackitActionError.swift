/// Why an action was refused; nothing is rerun then.
public struct PackitActionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A kind of fault.
  public enum Code: String, Hashable, Sendable {
    /// The service has no such command.
    case unknownCommand
    /// The command has no such option, or the option has no value.
    case badOption
    /// A check's name is none that the service gives.
    case badCheck
    /// The pipeline has no such check, step, target, identifier or label.
    case notFound
    /// A check's name means several cells.
    case ambiguous
  }

  /// The kind of fault, to branch on.
  public var code: Code
  /// The line of the comment, from 1; nil where the fault lies in no comment.
  public var line: Int?
  /// The column in that line, from 1, in Unicode scalars.
  public var column: Int?
  /// The fault in words, without the place.
  public var message: String

  /// Describes a fault.
  public init(_ code: Code, line: Int? = nil, column: Int? = nil, _ message: String) {
    self.code = code
    self.line = line
    self.column = column
    self.message = message
  }

  /// The fault with its place, as compilers print it.
  public var description: String {
    let place = [line, column].compactMap { $0.map { "\($0):" } }.joined()
    return "\(place.isEmpty ? "" : place + " ")\(message)"
  }
}
