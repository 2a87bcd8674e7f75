import PipeShape

/// What a report says of pipelines that were given.
public struct GivenFigures: Hashable, Sendable {
  /// What their store is called.
  public var title: String
  /// How many pipelines that store has, and how many of them, the newest, were taken.
  public var stored: Int, taken: Int
  /// How many pipelines every candidate was filled with.
  public var loaded: Int
  /// The kinds whose payloads have a schema; of those loosened no field is required; the opaque ones have none.
  public var kinds: [String], loosenedKinds: [String], opaqueKinds: [String]

  init(_ given: GivenPipelines, loaded: Int) {
    title = given.title
    stored = given.stored
    taken = min(given.entries.count, loaded)
    self.loaded = loaded
    kinds = given.kinds.kinds.map(\.name)
    loosenedKinds = given.loosenedKinds
    opaqueKinds = given.opaqueKinds
  }

  /// Whose pipelines they are, which, and how often each was taken.
  public var words: String {
    let which =
      taken < stored
      ? "the newest \(NumberText.count(taken)) of \(NumberText.things(stored, "pipeline")) of \(title)"
      : taken == 1 ? "the one pipeline of \(title)" : "all \(NumberText.count(taken)) pipelines of \(title)"
    let (times, rest) = loaded.quotientAndRemainder(dividingBy: max(1, taken))
    guard times > 1 || rest > 0 else { return "\(which), once, as stored" }
    let often = rest > 0 ? "\(NumberText.count(times)) or \(NumberText.count(times + 1))" : NumberText.count(times)
    return "\(which), \(often) times: once as stored, then as copies that are later in time"
  }

  /// What stores know of their payloads.
  var facts: [Fact] {
    var facts = [
      Fact("pipelines of", words),
      Fact("kinds with a schema", kinds.isEmpty ? "none: payloads are opaque values" : kinds.joined(separator: ", ")),
    ]
    if !loosenedKinds.isEmpty {
      facts.append(
        Fact("kinds without required fields", "\(loosenedKinds.joined(separator: ", ")): some payload lacks one"))
    }
    if !opaqueKinds.isEmpty {
      facts.append(
        Fact("kinds kept as opaque values", "\(opaqueKinds.joined(separator: ", ")): some payload has another form"))
    }
    return facts
  }
}
