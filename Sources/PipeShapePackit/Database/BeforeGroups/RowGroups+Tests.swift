import PipeShape

extension RowGroups {
  /// How long after the one before it a test was asked for with it at most, in milliseconds.
  ///
  /// A guess: the service sent one request after the other, each some seconds long, and nothing that it kept says more.
  package static let pause: Int64 = 60_000

  /// Groups tests: by source package, else by the time at which they were asked for.
  ///
  /// The first tests on the targets of a source package are one group, however far apart: each began when its build
  /// had ended. Of what ran on a target again, and of what has no source package but an event, those are together that
  /// follow each other without a longer pause and without a target that is there already.
  package static func tests(_ rows: [UngroupedRow]) -> RowGroups {
    var made = RowGroups(of: .tests)
    let sorted = rows.sorted { $0.id < $1.id }
    for (source, members) in Dictionary(grouping: sorted, by: \.source) {
      guard source != nil else { continue }
      var seen: Set<Target> = []
      var first: [UngroupedRow] = []
      var again: [UngroupedRow] = []
      for row in members {
        if seen.insert(row.target).inserted { first.append(row) } else { again.append(row) }
      }
      made.add(first)
      made.addByTime(again, "ran again on its source package")
    }
    for (event, members) in Dictionary(grouping: sorted.filter { $0.source == nil }, by: \.event) {
      if event != nil, members.count > 1 {
        made.addByTime(members, "has no source package")
      } else {
        for row in members { made.add([row]) }
      }
    }
    return made.inOrder()
  }

  /// Adds rows, the least id first, in the groups that their times make.
  private mutating func addByTime(_ rows: [UngroupedRow], _ why: String) {
    var group: [UngroupedRow] = []
    for row in rows {
      guard let at = row.submittedAt else {
        add([row])
        remark(.ungrouped, row, "\(why), has no time, and is alone")
        continue
      }
      if let before = group.last?.submittedAt,
        abs(at - before) > Self.pause || group.contains(where: { $0.target == row.target })
      {
        endGroup(&group, why)
      }
      group.append(row)
    }
    endGroup(&group, why)
  }

  private mutating func endGroup(_ group: inout [UngroupedRow], _ why: String) {
    guard !group.isEmpty else { return }
    add(group)
    let others = group.count == 1 ? "alone" : "with \(group.count - 1) more"
    for row in group { remark(.groupedByTime, row, "\(why), and by its time is \(others)") }
    group.removeAll()
  }
}
