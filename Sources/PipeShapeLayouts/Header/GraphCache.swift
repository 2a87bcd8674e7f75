public import PipeShape
public import PipeShapeStore
import Synchronization

/// Graphs by their texts: pipelines of one configuration share one graph, so most texts are known.
///
/// Bounded by the bytes of the texts; when they are too many, all are forgotten. Texts are compared byte by byte, so a
/// digest that two texts share does no harm. Safe to use from everywhere.
public final class GraphCache: Sendable {
  private struct Contents {
    var graphs: [UInt64: (text: [UInt8], graph: PipelineGraph)] = [:]
    var bytes = 0
    var hits: Int64 = 0
    var misses: Int64 = 0
  }

  private let contents = Mutex(Contents())
  private let maximumBytes: Int

  /// Makes an empty cache.
  ///
  /// - Parameter maximumBytes: the most bytes of text that are kept; 0 keeps none, so that every graph is decoded.
  public init(maximumBytes: Int = 32 << 20) { self.maximumBytes = maximumBytes }

  /// The graph of a text.
  ///
  /// - Throws: `corrupt` for a text that no graph has.
  /// - Complexity: O(length) for a known text.
  public func graph(_ text: UnsafeBufferPointer<UInt8>) throws(StoreError) -> PipelineGraph {
    guard maximumBytes > 0 else { return try GraphCodec.graph(text) }
    let digest = Self.digest(text)
    let known = contents.withLock { contents -> PipelineGraph? in
      if let entry = contents.graphs[digest], Self.equal(entry.text, text) {
        contents.hits += 1
        return entry.graph
      }
      contents.misses += 1
      return nil
    }
    if let known { return known }
    let graph = try GraphCodec.graph(text)
    contents.withLock { contents in
      if contents.bytes + text.count > maximumBytes {
        contents.graphs.removeAll()
        contents.bytes = 0
      }
      guard text.count <= maximumBytes else { return }
      let old = contents.graphs.updateValue((Array(text), graph), forKey: digest)
      contents.bytes += text.count - (old?.text.count ?? 0)
    }
    return graph
  }

  /// How often a graph was known and was not.
  public var counters: (hits: Int64, misses: Int64) { contents.withLock { ($0.hits, $0.misses) } }

  private static func equal(_ known: [UInt8], _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    known.withUnsafeBufferPointer { ExactBytes.equal($0, text) }
  }

  /// A digest that only spreads: equality is checked.
  ///
  /// Four lanes of eight bytes each, so that no multiplication waits for the one before.
  private static func digest(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(text)
    func word(_ place: Int) -> UInt64 { raw.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
    var (first, second, third) = (UInt64(0x9e37_79b9_7f4a_7c15), UInt64(0xbf58_476d_1ce4_e5b9), UInt64(text.count))
    var fourth: UInt64 = 0x94d0_49bb_1331_11eb
    var place = 0
    while place + 32 <= raw.count {
      first = spread(first ^ word(place))
      second = spread(second ^ word(place + 8))
      third = spread(third ^ word(place + 16))
      fourth = spread(fourth ^ word(place + 24))
      place += 32
    }
    var digest = spread(spread(spread(first) ^ second) ^ third) ^ fourth
    while place < raw.count {
      digest = spread(digest ^ UInt64(raw[place]))
      place += 1
    }
    return digest
  }

  private static func spread(_ word: UInt64) -> UInt64 {
    let product = word &* 0xff51_afd7_ed55_8ccd
    return product << 31 | product >> 33
  }
}
