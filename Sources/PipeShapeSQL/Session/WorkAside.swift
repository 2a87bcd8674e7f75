import Dispatch

/// One piece of work at a time on another thread, while whoever began it does something else.
package final class WorkAside {
  private lazy var queue = DispatchQueue(label: "pipeshape.aside")
  private let group = DispatchGroup()

  package init() {}

  /// Begins work; until `end`, nobody else touches what it touches.
  package func begin(_ work: @escaping () -> Void) {
    let errand = Errand(work)
    queue.async(group: group) { errand.run() }
  }

  /// Waits until what was begun is done; there may be nothing.
  package func end() { group.wait() }
}

/// Work on its way to another thread; it is let go of as soon as it has run, so that the queue keeps nothing alive.
private final class Errand: @unchecked Sendable {
  // Unchecked because one thread alone touches the work from when it is handed over until it is waited for.
  private var work: (() -> Void)?

  init(_ work: @escaping () -> Void) { self.work = work }

  func run() {
    work?()
    work = nil
  }
}
