public import PipeShape

/// One row of a table of jobs: a job on one target, as the service knows it.
public struct JobRow: Hashable, Sendable {
  /// Names a row.
  public struct Reference: Hashable, Sendable {
    /// The table.
    public var table: JobTable
    /// The row's id there.
    public var id: Int64

    /// Names a row.
    public init(_ table: JobTable, _ id: Int64) {
      self.table = table
      self.id = id
    }
  }

  /// Which row it is.
  public var reference: Reference
  /// The group that the service made it in: what was asked for at once; nil for rows that belong to none.
  public var group: Int64?
  /// The kind of its step.
  public var kind: String
  /// What it runs for; nil for `.`.
  public var target: String?
  /// What tells jobs on one target apart.
  public var identifier: String?
  /// How far it is, in the words of its system.
  public var status: String?
  /// Its name in its system.
  public var external: String?
  /// When it was asked for, began and ended, in milliseconds since 1970.
  public var submittedAt, startedAt, endedAt: Int64?
  /// Every other column.
  public var payload: PayloadValue

  /// Describes a row; its kind is that of its table unless told otherwise.
  public init(
    _ table: JobTable, _ id: Int64, group: Int64? = nil, kind: String? = nil, target: String? = nil,
    identifier: String? = nil, status: String?, external: String? = nil, submittedAt: Int64? = nil,
    startedAt: Int64? = nil, endedAt: Int64? = nil, payload: PayloadValue = .null
  ) {
    reference = Reference(table, id)
    self.group = group
    self.kind = kind ?? table.kind
    self.target = target
    self.identifier = identifier
    self.status = status
    self.external = external
    self.submittedAt = submittedAt
    self.startedAt = startedAt
    self.endedAt = endedAt
    self.payload = payload
  }

  /// The cell that the job is an attempt of.
  ///
  /// All jobs of a kind are one step. An identifier that is empty is none: the service writes both.
  var cell: CellKey {
    let name = target.flatMap { $0.isEmpty ? nil : $0 } ?? "."
    return CellKey(kind, Target(name, identifier: identifier.flatMap { $0.isEmpty ? nil : $0 }))
  }
}

/// That one job was made from another.
public struct JobLink: Hashable, Sendable {
  /// The job that went first.
  public var from: JobRow.Reference
  /// The job that needed it.
  public var to: JobRow.Reference

  /// Binds one job to another.
  public init(from: JobRow.Reference, to: JobRow.Reference) {
    self.from = from
    self.to = to
  }
}
