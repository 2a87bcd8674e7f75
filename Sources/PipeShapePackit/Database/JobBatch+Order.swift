extension JobBatch {
  /// A job in its group, before it is known when the group was asked for.
  ///
  /// The order is that of tables, groups and rows; rows without a group are groups of their own.
  struct Member: Comparable {
    var table: Int
    var group: Int64
    var isAlone: Bool
    var row: Int64
    var job: Int

    init(_ reference: JobRow.Reference, group: Int64?, job: Int) {
      table = reference.table.place
      self.group = group ?? reference.id
      isAlone = group == nil
      row = reference.id
      self.job = job
    }

    func isInGroup(of other: Self) -> Bool {
      group == other.group && table == other.table && isAlone == other.isAlone
    }

    static func < (a: Self, b: Self) -> Bool {
      if a.table != b.table { return a.table < b.table }
      if a.group != b.group { return a.group < b.group }
      if a.isAlone != b.isAlone { return b.isAlone }
      return a.row != b.row ? a.row < b.row : a.job < b.job
    }
  }

  /// A job in its batch, in the order in which batches were asked for.
  struct Place: Comparable {
    var at: Int64
    /// The group, by where it begins in the order of tables and ids.
    var group: Int
    /// How many jobs of the group are on the same cell, and before it.
    var layer: Int
    /// Where the job stands in the order of tables and ids.
    var turn: Int
    var job: Int

    func isInBatch(of other: Self) -> Bool { group == other.group && layer == other.layer }

    static func < (a: Self, b: Self) -> Bool {
      if a.at != b.at { return a.at < b.at }
      if a.group != b.group { return a.group < b.group }
      return a.layer != b.layer ? a.layer < b.layer : a.turn < b.turn
    }
  }
}
