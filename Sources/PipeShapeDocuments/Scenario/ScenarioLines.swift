/// The physical lines of a text, without their newlines.
///
/// A final newline ends the last line and begins no other; the empty text is one blank line.
public struct ScenarioLines: Sequence, IteratorProtocol, Sendable {
  private let bytes: [UInt8]
  private var start = 0
  private var isDone = false

  /// Cuts a text into lines; only a line feed ends one.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next line.
  ///
  /// - Complexity: O(length of the line).
  public mutating func next() -> ArraySlice<UInt8>? {
    guard !isDone else { return nil }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    defer {
      start = end + 1
      isDone = start >= bytes.endIndex
    }
    return bytes[start..<end]
  }
}
