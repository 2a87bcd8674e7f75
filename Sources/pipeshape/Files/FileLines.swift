#if CommandLine
  import Foundation

  /// The lines of a file, one at a time, so that a file of any length takes the memory of its longest line.
  struct FileLines: ~Copyable {
    private let name: String
    private let descriptor: Int32
    private let limit: Int
    private var buffer: [UInt8] = []
    private var start = 0
    private var isAtEnd = false
    private var chunk = [UInt8](repeating: 0, count: 1 << 18)
    /// The number of the line that was read last, from 1.
    private(set) var number = 0

    /// Opens a file; `-` is standard input.
    ///
    /// - Throws: a failure that names the file: absent, a folder, not readable.
    init(_ name: String, limit: Int) throws(Failure) {
      self.name = name
      self.limit = limit
      descriptor = try InputFile(name).open()
    }

    deinit { if name != "-" { close(descriptor) } }

    /// The next line without its end; nil at the end of the file.
    ///
    /// - Throws: a failure that names file and line: longer than the limit, or not readable.
    mutating func next() throws(Failure) -> ArraySlice<UInt8>? {
      var searched = start
      while true {
        if let end = buffer[searched...].firstIndex(of: UInt8(ascii: "\n")) {
          defer { start = end + 1 }
          number += 1
          return buffer[start..<end]
        }
        searched = buffer.count
        guard !isAtEnd else {
          guard start < buffer.count else { return nil }
          defer { start = buffer.count }
          number += 1
          return buffer[start...]
        }
        guard buffer.count - start <= limit else {
          throw Failure(
            file: InputFile(name).title, line: number + 1, code: "tooLarge", "the line is longer than \(limit) bytes")
        }
        buffer.removeFirst(start)
        searched -= start
        start = 0
        try fill()
      }
    }

    private mutating func fill() throws(Failure) {
      while true {
        let count = read(descriptor, &chunk, chunk.count)
        if count < 0 && errno == EINTR { continue }
        guard count >= 0 else { throw InputFile(name).failure(errno) }
        isAtEnd = count == 0
        buffer.append(contentsOf: chunk[..<count])
        return
      }
    }
  }
#endif
