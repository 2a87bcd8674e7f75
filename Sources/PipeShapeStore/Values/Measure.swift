/// One counter or gauge of a store: what an experiment subtracts before from after.
public struct Measure: Hashable, Sendable {
  /// Whether the value only grows.
  public enum Kind: Hashable, Sendable {
    /// Grows with the work done since the store was opened.
    case counter
    /// Says how much there is now.
    case gauge
  }

  /// What is measured, for example `statements`, `rows written`, `page cache misses` or `bytes of table attempt`.
  public var name: String
  /// How to read the value.
  public var kind: Kind
  /// The value.
  public var value: Int64

  /// Names a value.
  public init(_ name: String, _ kind: Kind, _ value: Int64) {
    self.name = name
    self.kind = kind
    self.value = value
  }
}
