extension RowGroups {
  /// Groups Copr builds: those of one build in Copr, and of those without one the ones of a source package.
  package static func coprBuilds(_ rows: [UngroupedRow]) -> RowGroups {
    var made = RowGroups(of: .coprBuilds)
    for (key, members) in byKey(rows, { $0.coprKey }) {
      made.add(members)
      for row in members {
        switch key {
        case .build: break
        case .source:
          made.remark(.groupedBySource, row, "has no build in Copr, and is with those of its source package")
        case .alone: made.remark(.ungrouped, row, "has neither a build in Copr nor a source package, and is alone")
        }
      }
    }
    return made.inOrder()
  }

  /// Groups Koji builds: those of one source package.
  ///
  /// Koji itself does not say what belongs together.
  package static func kojiBuilds(_ rows: [UngroupedRow]) -> RowGroups {
    var made = RowGroups(of: .kojiBuilds)
    for (key, members) in byKey(rows, { $0.sourceKey }) {
      made.add(members)
      guard case .alone = key else { continue }
      for row in members { made.remark(.ungrouped, row, "has no source package, and is alone") }
    }
    return made.inOrder()
  }

  /// The rows of each key, the least id first.
  private static func byKey(
    _ rows: [UngroupedRow], _ key: (UngroupedRow) -> GroupKey
  ) -> [(key: GroupKey, members: [UngroupedRow])] {
    Dictionary(grouping: rows.sorted { $0.id < $1.id }, by: key)
      .map { ($0.key, $0.value) }.sorted { ($0.1.first?.id ?? 0) < ($1.1.first?.id ?? 0) }
  }
}

/// What the rows of a group have in common.
private enum GroupKey: Hashable {
  case build(ExactName)
  case source(Int64)
  case alone(Int64)
}

extension UngroupedRow {
  fileprivate var coprKey: GroupKey {
    guard let build, !build.isEmpty else { return sourceKey }
    return .build(ExactName(build))
  }

  fileprivate var sourceKey: GroupKey { source.map { .source($0) } ?? .alone(id) }
}
