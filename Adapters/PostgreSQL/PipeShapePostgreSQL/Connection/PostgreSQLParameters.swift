#if PostgreSQL
  import CPostgreSQL
  import PipeShapeLayouts

  /// The values of a statement as they are sent: one piece of memory for all of them, used again and again.
  struct PostgreSQLParameters {
    private var bytes: [UInt8] = []
    /// Where each value begins; -1 for null.
    private var starts: [Int] = []
    private var lengths: [Int32] = []
    /// All values are binary.
    private var formats: [Int32] = []

    init() { bytes.reserveCapacity(256) }

    /// Values are given in order; the first one begins anew.
    private mutating func begin(_ index: Int) { if index == 0 { removeAll() } }

    private mutating func end(from start: Int) { add(start: start, length: Int32(clamping: bytes.count - start)) }

    private mutating func add(start: Int, length: Int32) {
      starts.append(start)
      lengths.append(length)
      if formats.count < starts.count { formats.append(1) }
    }

    mutating func addNull(_ index: Int) {
      begin(index)
      add(start: -1, length: 0)
    }

    mutating func add(_ index: Int, word: UInt64) {
      begin(index)
      let start = bytes.count
      withUnsafeBytes(of: word.bigEndian) { bytes.append(contentsOf: $0) }
      end(from: start)
    }

    mutating func add(_ index: Int, text: UnsafeBufferPointer<UInt8>) {
      begin(index)
      let start = bytes.count
      bytes.append(contentsOf: text)
      end(from: start)
    }

    /// - Parameter numbers: the number that the server has for each type.
    mutating func add(_ index: Int, records: RecordBytes, numbers: [UInt32]) {
      begin(index)
      let start = bytes.count
      bytes.append(contentsOf: records.bytes)
      bytes.withUnsafeMutableBytes { bytes in
        for gap in records.gaps {
          bytes.storeBytes(
            of: numbers[Int(gap.type)].bigEndian, toByteOffset: start + Int(gap.place), as: UInt32.self)
        }
      }
      end(from: start)
    }

    /// No values.
    mutating func removeAll() {
      bytes.removeAll(keepingCapacity: true)
      starts.removeAll(keepingCapacity: true)
      lengths.removeAll(keepingCapacity: true)
    }

    /// Hands the values to the library, which copies them.
    func withPointers<R>(
      _ body: (
        _ count: Int32, _ values: UnsafePointer<UnsafePointer<CChar>?>?, _ lengths: UnsafePointer<Int32>?,
        _ formats: UnsafePointer<Int32>?
      ) -> R
    ) -> R {
      bytes.withUnsafeBufferPointer { bytes in
        // An empty text needs an address too: without one it would be null.
        let base = UnsafeRawPointer(bytes.baseAddress ?? UnsafePointer(Self.nowhere))
        return withUnsafeTemporaryAllocation(of: UnsafePointer<CChar>?.self, capacity: max(1, starts.count)) { values in
          for (index, start) in starts.enumerated() {
            values[index] = start < 0 ? nil : (base + start).assumingMemoryBound(to: CChar.self)
          }
          return body(Int32(starts.count), values.baseAddress, lengths, formats)
        }
      }
    }

    private static nonisolated(unsafe) let nowhere = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
  }
#endif
