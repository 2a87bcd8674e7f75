import Synchronization

/// The greatest ids that the connections of a store know of, so that new ones are greater whichever connection makes them.
///
/// Another process may know greater ones yet, which a clash of keys tells.
final class GreatestIDs: Sendable {
  private let known = Mutex(LastIDs())

  var ids: LastIDs { known.withLock { $0 } }

  /// Takes over what a transaction that counts has made.
  func note(_ ids: LastIDs, since before: LastIDs) {
    guard ids != before else { return }
    known.withLock { $0.raise(to: ids) }
  }
}

/// The greatest id of each table whose ids are made here; nil where it has not been asked for.
struct LastIDs: Hashable, Sendable {
  var project, reference, event, pipeline: Int64?

  mutating func raise(to other: LastIDs) {
    for path in [\LastIDs.project, \.reference, \.event, \.pipeline] {
      if let id = other[keyPath: path], id > self[keyPath: path] ?? .min { self[keyPath: path] = id }
    }
  }
}
