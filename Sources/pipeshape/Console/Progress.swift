#if CommandLine
  import Foundation
  import Synchronization

  /// A line on standard error that says how far a long command is; shown on a terminal, after the first second.
  struct Progress {
    private static let isShown = Mutex(false)
    private let label: String
    private let total: Int?
    private let start = ContinuousClock.now
    private var last: ContinuousClock.Instant

    /// Starts to measure; without a total, only the number done is shown.
    init(_ label: String, total: Int? = nil) {
      self.label = label
      self.total = total
      last = start
    }

    /// Says how much is done; redraws at most ten times a second.
    mutating func update(_ done: Int, note: String = "") {
      guard Console.errorIsTerminal else { return }
      let now = ContinuousClock.now
      guard now - start > .seconds(1), now - last > .milliseconds(100) else { return }
      last = now
      let share = total.map { $0 > 0 ? " of \($0) (\(done * 100 / $0) %)" : "" } ?? ""
      Self.draw("\(label): \(done)\(share)\(note.isEmpty ? "" : ", \(note)")")
    }

    /// Shows a line that the next one replaces.
    static func show(_ text: String) {
      if Console.errorIsTerminal { draw(text) }
    }

    private static func draw(_ text: String) {
      isShown.withLock { $0 = true }
      try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[2K\(text)".utf8))
    }

    /// Removes the line before something else is written.
    static func clear() {
      let wasShown = isShown.withLock { shown in
        defer { shown = false }
        return shown
      }
      if wasShown { try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[2K".utf8)) }
    }
  }
#endif
