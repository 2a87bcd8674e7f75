import Foundation

/// This executable, running again as another process, with what it prints.
final class Child {
  private let process = Process()
  private let pipe = Pipe()
  private let descriptor: Int32
  private var rest: [UInt8] = []
  private(set) var lines: [String] = []
  private(set) var isAtEnd = false

  init(_ arguments: [String]) throws {
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = arguments
    process.standardOutput = pipe
    process.standardInput = FileHandle.nullDevice
    descriptor = pipe.fileHandleForReading.fileDescriptor
    try process.run()
  }

  /// Some processes that write to one store, numbered from 0.
  static func writers(
    _ count: Int, _ command: String, _ path: String, layout: String, changes: Int
  ) throws -> [Child] {
    try (0..<count).map { number in
      try Child([command, "--path", path, "--layout", layout, "--number", "\(number)", "--changes", "\(changes)"])
    }
  }

  /// Takes what has been printed, and waits for it at most so long.
  ///
  /// - Returns: whether there was anything.
  @discardableResult
  func take(waiting milliseconds: Int) -> Bool {
    var poller = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard !isAtEnd, poll(&poller, 1, Int32(milliseconds)) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor, &buffer, buffer.count)
    guard count > 0 else {
      isAtEnd = true
      return false
    }
    rest += buffer[..<count]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      lines.append(String(decoding: rest[..<end], as: UTF8.self))
      rest.removeSubrange(...end)
    }
    return true
  }

  /// Kills the process, if it still runs, and takes what it had printed.
  func kill() {
    if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
    finish()
  }

  /// Waits for the end.
  ///
  /// - Returns: the exit code, or the signal as a negative number.
  @discardableResult
  func finish() -> Int32 {
    while !isAtEnd { take(waiting: 1000) }
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
  }
}

/// Writes a line at once, in one piece.
func say(_ line: String) {
  var text = line + "\n"
  text.withUTF8 { bytes in _ = write(STDOUT_FILENO, bytes.baseAddress, bytes.count) }
}
