public import PipeShapeStore

/// A way to change one cell of a document that others change too.
public struct WriteForm: Sendable {
  /// The name that the report uses; unique.
  public var name: String
  /// What it runs, in a line.
  public var statements: String
  /// Whether every acknowledged change must be there at the end.
  public var isSafe: Bool
  /// Who can write so: tasks, processes, or both.
  public var places: [Contention.Place]
  /// The layout of the stores that it writes through; nil for one past every store.
  public var layout: String?
  /// What the engine is set to while it is done.
  public var settings: @Sendable () async throws(StoreError) -> [Fact]
  /// Makes the documents, lets all contend, and counts.
  public var run: @Sendable (Contention) async throws(StoreError) -> ContentionTally

  /// Describes a form.
  public init(
    _ name: String, statements: String, isSafe: Bool, places: [Contention.Place] = Contention.Place.allCases,
    layout: String? = nil,
    settings: @escaping @Sendable () async throws(StoreError) -> [Fact] = { () throws(StoreError) in [] },
    run: @escaping @Sendable (Contention) async throws(StoreError) -> ContentionTally
  ) {
    self.name = name
    self.statements = statements
    self.isSafe = isSafe
    self.places = places
    self.layout = layout
    self.settings = settings
    self.run = run
  }

  /// The same once more, on files of its own: what the two differ by is noise.
  var again: WriteForm {
    var form = self
    form.name += " again"
    // They are those of the first.
    form.settings = { () throws(StoreError) in [] }
    return form
  }
}
