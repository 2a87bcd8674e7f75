public import PipeShapeStore

/// One engine and layout that takes part in a comparison.
public struct Candidate: Sendable {
  /// The name that the report uses; unique.
  public var name: String
  /// The engine's name.
  public var engine: String
  /// The layout's name.
  public var layout: String
  /// Settings of the engine, dumped into the report.
  public var settings: [Fact]
  /// How each operation reaches its rows.
  public var accessPaths: [AccessPath]
  /// Opens a fresh, empty store under a label that is unique in the comparison.
  public var open: @Sendable (_ label: String) async throws(StoreError) -> ContenderStore

  /// Describes a candidate.
  ///
  /// Its stores make their ids with `SequentialIDs` and know the kinds of the comparison (`Comparison.kinds`), so that all
  /// give the same answers.
  public init(
    name: String, engine: String, layout: String, settings: [Fact] = [], accessPaths: [AccessPath] = [],
    open: @escaping @Sendable (_ label: String) async throws(StoreError) -> ContenderStore
  ) {
    self.name = name
    self.engine = engine
    self.layout = layout
    self.settings = settings
    self.accessPaths = accessPaths
    self.open = open
  }
}

/// A named line of a report: a setting, a version, a property of the machine.
public struct Fact: Hashable, Sendable {
  /// What it is.
  public var name: String
  /// Its value as text.
  public var value: String

  /// Names a value.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

extension [Fact] {
  /// Settings as facts of a result.
  func facts(of candidate: String) -> [Fact] { map { Fact("setting of \(candidate): \($0.name)", $0.value) } }
}

/// A pair of engine and layout that cannot take part, with the reason.
public struct UnsupportedCandidate: Hashable, Sendable {
  /// The name that it would have had.
  public var name: String
  /// Why it cannot take part.
  public var reason: String

  /// Names what is missing from the comparison.
  public init(_ name: String, reason: String) {
    self.name = name
    self.reason = reason
  }
}
