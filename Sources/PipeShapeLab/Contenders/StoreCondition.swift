/// What the files of a store have come to, in words that every engine can fill; nil where it does not tell.
public struct StoreCondition: Hashable, Sendable {
  /// A part of a whole, in a unit that both have: bytes, pages, rows.
  public struct Part: Hashable, Sendable {
    /// The part and the whole.
    public var part: Int64, whole: Int64

    /// Relates a part to its whole.
    public init(_ part: Int64, of whole: Int64) {
      self.part = part
      self.whole = whole
    }

    /// The part by the whole; 0 of nothing.
    public var share: Double { whole > 0 ? Double(part) / Double(whole) : 0 }
  }

  /// The bytes of the store without its log.
  public var bytes: Int64
  /// The bytes of the log as it is now.
  public var logBytes: Int64?
  /// Space that holds nothing and waits to be used again.
  public var free: Part?
  /// Space inside pages that hold something.
  public var unused: Part?
  /// Pages that do not lie behind the page that comes before them in the order of keys.
  public var scattered: Part?

  /// Describes a store's files.
  public init(
    bytes: Int64, logBytes: Int64? = nil, free: Part? = nil, unused: Part? = nil, scattered: Part? = nil
  ) {
    self.bytes = bytes
    self.logBytes = logBytes
    self.free = free
    self.unused = unused
    self.scattered = scattered
  }
}
