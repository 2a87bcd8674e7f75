/// Why a value is no payload of its kind; the path names the field.
public struct PayloadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of fault it is.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    private enum Base { case missingField, unknownField, wrongType, notStorable, tooDeep }
    private let base: Base
    private init(_ base: Base) { self.base = base }

    /// A field that is not optional has no value.
    public static let missingField = Self(.missingField)
    /// A field that the kind does not declare.
    public static let unknownField = Self(.unknownField)
    /// A value of another type than declared.
    public static let wrongType = Self(.wrongType)
    /// NUL in text, NaN or an infinity: no store keeps them.
    public static let notStorable = Self(.notStorable)
    /// Values nested deeper than allowed.
    public static let tooDeep = Self(.tooDeep)

    /// The code's name.
    public var description: String { "\(base)" }
  }

  /// What kind of fault it is.
  public var code: Code
  /// The names of the fields, and indices of arrays, that lead to the value.
  public var path: [String]
  /// What is wrong.
  public var text: String

  init(_ code: Code, _ text: String, path: [String] = []) {
    self.code = code
    self.text = text
    self.path = path
  }

  /// Path and text.
  public var description: String { path.isEmpty ? text : "\(path.joined(separator: ".")): \(text)" }

  func within(_ name: String) -> PayloadError { PayloadError(code, text, path: [name] + path) }
}
