import PipeShape
import PipeShapeJSON
import PipeShapeStore

/// Gathers the distinct attempts of documents that hold copies of each other's.
struct AttemptCopies {
  private(set) var attempts: [Attempt] = []
  private var seen: Set<Int64> = []

  init(reserving count: Int) { attempts.reserveCapacity(count) }

  /// Takes over what of a document was not seen before.
  mutating func add(
    _ bytes: UnsafeBufferPointer<UInt8>, _ cut: any RunCut, _ decoder: AttemptDecoder
  ) throws(StoreError) {
    // The first document repeats nothing: most pipelines have no other.
    let isFirst = attempts.isEmpty
    if !isFirst, seen.isEmpty { seen.formUnion(attempts.lazy.map(\.id.raw)) }
    try decoder.read(bytes) { (reader) throws(JSONError) in
      try cut.members(of: &reader) { (id, reader) throws(JSONError) in
        if isFirst || seen.insert(id.raw).inserted {
          attempts.append(try decoder.attempt(id, from: &reader))
        } else {
          try reader.skipValue()
        }
      }
    }
  }
}
