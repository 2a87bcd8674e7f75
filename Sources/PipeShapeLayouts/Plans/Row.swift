public import PipeShapeStore

/// The row that a question stands at: its columns by index from 0.
///
/// Asking for the wrong type gives what the engine makes of it; schemas are the layout's own, so that means corruption.
public protocol Row: AnyObject {
  /// Whether a column is null.
  func isNull(_ column: Int) -> Bool
  /// An integer; 0 for null.
  func integer(_ column: Int) -> Int64
  /// A double; 0 for null.
  func real(_ column: Int) -> Double
  /// The UTF-8 bytes of a text or document, not copied; valid until the next row. Without an address for null, and with
  /// one for an empty text.
  func bytes(_ column: Int) -> UnsafeBufferPointer<UInt8>
}

extension Row {
  /// A text of its own.
  @inlinable
  public func text(_ column: Int) -> String { ExactBytes.text(bytes(column)) }

  /// A text of its own, or nil for null.
  @inlinable
  public func textIfPresent(_ column: Int) -> String? {
    let bytes = bytes(column)
    return bytes.baseAddress == nil ? nil : ExactBytes.text(bytes)
  }

  /// An integer, or nil for null.
  @inlinable
  public func integerIfPresent(_ column: Int) -> Int64? {
    // Most values are not 0, and those are not null.
    let value = integer(column)
    return value == 0 && isNull(column) ? nil : value
  }

  /// An integer of 32 bits.
  ///
  /// - Throws: `corrupt` for one that does not fit.
  @inlinable
  public func small(_ column: Int) throws(StoreError) -> Int32 {
    guard let value = Int32(exactly: integer(column)) else {
      throw StoreError(.corrupt, "column \(column) holds \(integer(column)), which is out of range")
    }
    return value
  }
}
