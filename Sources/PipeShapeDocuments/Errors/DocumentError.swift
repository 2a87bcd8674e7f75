public import PipeShapeStore

/// Why a document, a command or a rerun was refused; nothing was changed.
public struct DocumentError: Error, Hashable, Sendable {
  /// Where in a text the fault is.
  public struct Place: Hashable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// The column in its line, from 1, in Unicode scalars.
    public var column: Int

    /// Names a place.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// The kind of fault, to branch on.
  public var code: Code
  /// The fault in words, without place and key.
  public var message: String
  /// The path of the member concerned, for example `steps[2].kind`.
  public var key: String?
  /// Where in the text the fault is; nil where the text is not at fault.
  public var place: Place?
  /// For a bad selection, the Unicode scalar at fault, from 1.
  public var column: Int?
  /// For an ambiguous external id, the attempts that it could mean, in order.
  public var candidates: [StoreError.Candidate]

  /// Describes a refusal.
  public init(
    _ code: Code, _ message: String, key: String? = nil, place: Place? = nil, column: Int? = nil,
    candidates: [StoreError.Candidate] = []
  ) {
    self.code = code
    self.message = message
    self.key = key
    self.place = place
    self.column = column
    self.candidates = candidates
  }

  /// The error with an outer member, or the index of an array, in front of its path.
  func within(_ outer: String) -> DocumentError {
    var error = self
    error.key = key.map { $0.utf8.first == UInt8(ascii: "[") ? outer + $0 : "\(outer).\($0)" } ?? outer
    return error
  }
}

extension DocumentError: CustomStringConvertible {
  /// Path and message, without the place.
  public var description: String { key.map { "\($0): \(message)" } ?? message }
}
