#if CommandLine
  import Foundation

  /// The tool itself, as a result depends on it.
  enum Executable {
    /// A digest of the running executable; what was measured by another one is another measurement.
    static let digest: String = {
      guard let path = Bundle.main.executablePath,
        let data = try? Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
      else {
        // What cannot be told apart is never the same.
        return "unknown, process \(getpid()) at \(MonotonicClock.now())"
      }
      let sum = data.withUnsafeBytes { bytes in
        var sum = UInt64(bytes.count)
        var offset = 0
        while offset + 8 <= bytes.count {
          sum = (sum ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 0x100_0000_01b3
          sum ^= sum >> 29
          offset += 8
        }
        return sum
      }
      return String(sum, radix: 16)
    }()
  }
#endif
