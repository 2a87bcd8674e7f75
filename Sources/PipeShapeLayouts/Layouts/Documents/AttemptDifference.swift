import PipeShape
import PipeShapeJSON

/// What differs between two states of one attempt, as paths below it and values as JSON.
struct AttemptDifference {
  private(set) var changes: [(path: [String], value: [UInt8])] = []
  /// Whether more changed than state and times, for which a document has room.
  private(set) var mayGrow = false

  private typealias Member = AttemptCodec.Member

  init(from old: Attempt, to new: Attempt) {
    if old.state != new.state { set([Member.state]) { $0.string(new.state.name) } }
    if old.started != new.started { set([Member.started]) { $0.bool(new.started) } }
    if old.external != new.external { external(new.external) }
    if PayloadValue.text(old.digest ?? "\0") != .text(new.digest ?? "\0") { text(Member.digest, new.digest) }
    if old.startedAt != new.startedAt { integer(Member.startedAt, new.startedAt) }
    if old.endedAt != new.endedAt { integer(Member.endedAt, new.endedAt) }
    if old.payload != new.payload { payload(old.payload, new.payload) }
  }

  /// What a change does to an attempt in flight; the core does the same to a whole attempt.
  ///
  /// - Parameters:
  ///   - old: the payload before, nil where the change gives a whole one.
  ///   - new: the payload after, nil where it stays.
  init(_ change: AttemptChange, payloadFrom old: PayloadValue?, to new: PayloadValue?) {
    if let state = change.state {
      set([Member.state]) { $0.string(state.name) }
      if state == .running { set([Member.started]) { $0.bool(true) } }
      if let at = change.at { integer(state == .running ? Member.startedAt : Member.endedAt, at) }
    }
    if let external = change.external { self.external(external) }
    if let digest = change.digest { text(Member.digest, digest) }
    if let new { payload(old ?? .null, new) }
  }

  private mutating func external(_ external: ExternalID?) {
    text(Member.system, external?.system)
    text(Member.external, external?.id)
  }

  private mutating func set(_ path: [String], _ write: (inout JSONWriter) -> Void) {
    var writer = JSONWriter(reserving: 64)
    write(&writer)
    changes.append((path, writer.takeBytes()))
  }

  private mutating func text(_ member: String, _ text: String?) {
    mayGrow = true
    set([member]) { if let text { $0.string(text) } else { $0.null() } }
  }

  private mutating func integer(_ member: String, _ number: Int64?) {
    set([member]) { if let number { $0.integer(number) } else { $0.null() } }
  }

  /// Single fields where that surely changes the stored text, else the whole.
  private mutating func payload(_ old: PayloadValue, _ new: PayloadValue) {
    mayGrow = true
    guard case .record(let before) = old, case .record(let after) = new, let changed = Self.fields(before, after) else {
      return set([AttemptCodec.Member.payload]) { PayloadCodec.write(new, to: &$0) }
    }
    for index in changed {
      set([AttemptCodec.Member.payload, after.names[index]]) { PayloadCodec.write(after.values[index], to: &$0) }
    }
  }

  /// The fields that differ; nil where one of them cannot be replaced by its path.
  ///
  /// Both payloads have the same fields, under names that a path can say, and each that differs had a value: one that
  /// is null may be absent from the text, as it is where the payload is older than the field or than its kind, and
  /// what is absent is not replaced.
  private static func fields(_ before: PayloadRecord, _ after: PayloadRecord) -> [Int]? {
    guard before.count == after.count else { return nil }
    var changed: [Int] = []
    for index in after.values.indices {
      let name = after.names[index]
      guard ExactBytes.equal(before.names[index], name), DocumentKey.plain(name) == name else { return nil }
      guard before.values[index] != after.values[index] else { continue }
      if case .null = before.values[index] { return nil }
      changed.append(index)
    }
    return changed
  }
}
