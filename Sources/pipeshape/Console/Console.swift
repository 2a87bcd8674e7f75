#if CommandLine
  import Foundation

  /// Standard output and standard error.
  enum Console {
    /// Writes text to standard output.
    static func write(_ text: String) { write(Array(text.utf8)) }

    /// Writes bytes to standard output.
    static func write(_ bytes: some Sequence<UInt8>) {
      // A reader that has gone away needs no error: the signal, or the exit code of what follows, tells.
      try? FileHandle.standardOutput.write(contentsOf: Data(bytes))
    }

    /// Writes a line to standard error.
    static func complain(_ line: String) {
      Progress.clear()
      try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
    }

    static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
    static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether colour is wanted: on a terminal, unless `NO_COLOR` is set.
    static var wantsColour: Bool {
      let environment = ProcessInfo.processInfo.environment
      return outputIsTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }

    /// How wide tables may be: the terminal, or what `COLUMNS` says, or 120.
    static var width: Int {
      if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init), columns > 0 { return columns }
      var size = winsize()
      guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 120 }
      return Int(size.ws_col)
    }

    /// Ends the process.
    static func exit(_ status: Int32) -> Never {
      Progress.clear()
      Foundation.exit(status)
    }
  }
#endif
