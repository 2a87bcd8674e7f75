/// Bounds that a reader enforces before it spends memory or stack on a document.
///
/// A document beyond a bound is refused with ``JSONError/Code/tooLarge`` or ``JSONError/Code/tooDeep``.
public struct JSONLimits: Hashable, Sendable {
  /// The greatest accepted length of a document in bytes.
  public var maximumBytes: Int
  /// The greatest accepted number of arrays and objects open at once.
  ///
  /// Values above 1,000 count as 1,000: building, comparing and releasing a nested value recurses, so a larger bound
  /// would let a document overflow the stack of a thread.
  public var maximumDepth: Int

  /// Creates bounds; the defaults are those of ``standard``.
  public init(maximumBytes: Int = 64 << 20, maximumDepth: Int = 128) {
    self.maximumBytes = maximumBytes
    self.maximumDepth = maximumDepth
  }

  /// 64 MiB and 128 levels.
  public static let standard = JSONLimits()

  var effectiveDepth: Int { min(maximumDepth, 1000) }
}
