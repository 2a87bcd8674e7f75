/// One checkable rule; the numbered ones are those of semantics section 6.
public struct Law: Hashable, Sendable, CustomStringConvertible {
  /// A short name that is unique among the laws, for example `14` or `wide`.
  public let id: String
  /// The rule in one line.
  public let title: String
  let index: Int

  private init(_ index: Int, _ id: String, _ title: String) {
    self.index = index
    self.id = id
    self.title = title
  }

  /// Compares the names.
  public static func == (a: Law, b: Law) -> Bool { a.index == b.index }
  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(index) }
  /// Name and rule.
  public var description: String { "law \(id): \(title)" }

  /// Every law in order.
  public static let all: [Law] = titles.enumerated().map { Law($0, $1.0, $1.1) }

  /// The law of that name.
  public init?(_ id: String) {
    guard let law = Law.all.first(where: { Scalars.same($0.id, id) }) else { return nil }
    self = law
  }

  private static let titles: [(String, String)] = [
    ("1", "downstream closure is extensive, idempotent and monotone, and distributes over union"),
    ("2", "each planned cell has a seed or repaired cell as ancestor or self"),
    ("3", "an empty selection makes no run and no attempt"),
    ("4", "the plan is monotone, and additive where nothing is blocked"),
    ("5", "a then b, b then a and both at once agree up to ids and never-started attempts"),
    ("6", "a double click does nothing while nothing progressed; the same request id does nothing for ever"),
    ("7", "rerunning what failed twice is once; what is failed afterwards was blocked, with repair nothing is"),
    ("8", "on a settled run from-failure plans what did not succeed"),
    ("9", "outside the plan the very same attempts; at most one new attempt for each planned cell"),
    ("10", "what was started consumed what its runs bind"),
    ("11", "a started head attempt that was not cancelled consumed current successes only"),
    ("12", "history is append-only and ended attempts never change"),
    ("13", "inputs and superseded attempts have smaller ids"),
    ("14", "preview is effect"),
    ("15", "with repair every selected cell is in flight afterwards"),
    ("16", "roll-ups do not depend on order, grouping or repetition, and counts add up"),
    ("17", "the same operations give the same answers and the same snapshot in every store"),
    ("18", "interleaved clients are answered as some order explains, and no result is lost"),
    ("19", "no pending attempt stands behind a bad end; facts I1, I2 and I3 hold"),
    ("text", "the engine answers as the text does, step by step"),
    ("graph", "cells, their order and their edges are those of the text"),
    ("wide", "planning with sets agrees with planning with one word"),
    ("selection", "a selection means what the text says, however it is written"),
    ("columns", "a faulty selection is refused at the column of its fault"),
    ("exact-outside", "an exact rerun changes nothing outside its cells and cancels nothing"),
    ("exact-joined", "an exact rerun joins every selected cell in flight"),
    ("exact-stale", "after exact reruns stale is what consumed something no longer bound, or something stale"),
    ("absent", "an absent external id or identifier matches nothing"),
    ("rollback", "a transaction that throws leaves the old state"),
    ("together", "two results for one group are both kept"),
    ("payloads", "payloads come back as they were recorded"),
    ("lists", "lists hold what a naive evaluation says, in order, on pages of any size"),
    ("requests", "the outcome of a request can be asked for, and is that of the first"),
    ("lifecycle", "pipelines are made, counted, found, pruned and removed as a whole"),
  ]
}

extension Law {
  static func numbered(_ number: Int) -> Law { all[number - 1] }
  private static func named(_ offset: Int) -> Law { all[19 + offset] }
  static let text = named(0)
  static let graph = named(1)
  static let wide = named(2)
  static let selection = named(3)
  static let columns = named(4)
  static let exactOutside = named(5)
  static let exactJoined = named(6)
  static let exactStale = named(7)
  static let absent = named(8)
  static let rollback = named(9)
  static let together = named(10)
  static let payloads = named(11)
  static let lists = named(12)
  static let requests = named(13)
  static let lifecycle = named(14)
}
