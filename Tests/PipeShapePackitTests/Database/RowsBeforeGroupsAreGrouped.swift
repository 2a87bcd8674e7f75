import PipeShape
import PipeShapePackit
import Testing

/// The rules by which rows from before groups are put into groups, each by itself.
@Suite struct RowsBeforeGroupsAreGrouped {
  private let minute: Int64 = 60_000

  private func row(
    _ id: Int64, source: Int64? = nil, event: Int64? = nil, build: String? = nil, target: String,
    identifier: String? = nil, at time: Int64? = nil
  ) -> UngroupedRow {
    UngroupedRow(
      id, source: source, event: event, build: build, target: Target(target, identifier: identifier), submittedAt: time)
  }

  private func codes(_ made: RowGroups) -> [String] { made.remarks.map { "\($0.row.id) \($0.code.rawValue)" } }

  // MARK: Copr

  @Test func coprBuildsAreTogetherByTheirBuild() {
    let made = RowGroups.coprBuilds([
      row(3, source: 1, build: "100", target: "b"), row(1, source: 1, build: "100", target: "a"),
      row(2, source: 1, build: "101", target: "a"),
    ])
    #expect(made.groups == [[1, 3], [2]])
    #expect(made.remarks.isEmpty)
  }

  @Test func coprBuildsWithoutABuildAreTogetherBySourcePackageAndNotAllOfThem() {
    let made = RowGroups.coprBuilds([
      row(1, source: 1, target: "a"), row(2, source: 2, target: "a"),
      row(3, source: 1, build: "", target: "b"), row(4, target: "a"),
      row(5, source: 1, build: "100", target: "b"),
    ])
    #expect(made.groups == [[1, 3], [2], [4], [5]])
    #expect(codes(made) == ["1 groupedBySource", "2 groupedBySource", "3 groupedBySource", "4 ungrouped"])
  }

  @Test func aChrootTwiceInOneBuildIsARerun() {
    let made = RowGroups.coprBuilds([
      row(1, build: "100", target: "a"), row(2, build: "100", target: "b"),
      row(3, build: "100", target: "a"), row(4, build: "100", target: "a"),
    ])
    #expect(made.groups == [[1, 2], [3], [4]])
    #expect(codes(made) == ["3 repeatedTarget", "4 repeatedTarget"])
    #expect(made.remarks[1].message == "would be in one group with row 3 for a, and counts as a rerun")
  }

  // MARK: Koji

  @Test func kojiBuildsAreTogetherBySourcePackage() {
    let made = RowGroups.kojiBuilds([
      row(1, source: 7, target: "f37"), row(2, source: 8, target: "f37"),
      row(3, source: 7, target: "f38"), row(4, source: 7, target: "f38"),
      row(5, target: "noarch"), row(6, target: "noarch"),
    ])
    #expect(made.groups == [[1, 3], [2], [4], [5], [6]])
    #expect(codes(made) == ["4 repeatedTarget", "5 ungrouped", "6 ungrouped"])
  }

  // MARK: tests

  @Test func theFirstTestsOfASourcePackageAreTogetherHoweverFarApart() {
    let made = RowGroups.tests([
      row(1, source: 1, target: "a", at: 0),
      row(2, source: 1, target: "b", at: 90 * minute),
      row(3, source: 2, target: "a", at: 91 * minute),
      row(4, source: 1, target: "a", identifier: "full", at: nil),
    ])
    #expect(made.groups == [[1, 2, 4], [3]])
    #expect(made.remarks.isEmpty)
  }

  @Test func whatRanAgainIsTogetherByTime() {
    let made = RowGroups.tests([
      row(1, source: 1, target: "a", at: 0), row(2, source: 1, target: "b", at: 1),
      row(3, source: 1, target: "a", at: 10 * minute),
      row(4, source: 1, target: "b", at: 11 * minute),
      row(5, source: 1, target: "a", at: 12 * minute),
      row(6, source: 1, target: "b", at: 13 * minute + 1),
    ])
    #expect(made.groups == [[1, 2], [3, 4], [5], [6]])
    #expect(codes(made) == ["3 groupedByTime", "4 groupedByTime", "5 groupedByTime", "6 groupedByTime"])
    #expect(made.remarks[0].message == "ran again on its source package, and by its time is with 1 more")
    #expect(made.remarks[3].message == "ran again on its source package, and by its time is alone")
  }

  @Test func whatRanAgainWithoutATimeIsAlone() {
    let made = RowGroups.tests([
      row(1, source: 1, target: "a"), row(2, source: 1, target: "b"),
      row(3, source: 1, target: "a"), row(4, source: 1, target: "b"),
    ])
    #expect(made.groups == [[1, 2], [3], [4]])
    #expect(codes(made) == ["3 ungrouped", "4 ungrouped"])
  }

  @Test func testsWithoutASourcePackageAreTogetherByEventAndTime() {
    let made = RowGroups.tests([
      row(1, event: 5, target: "a", at: 0),
      row(2, event: 6, target: "b", at: 1),
      row(3, event: 5, target: "b", at: minute),
      row(4, event: 5, target: "a", at: minute + 1),
      row(5, event: 5, target: "b", at: 9 * minute),
      row(6, target: "a", at: 0), row(7, target: "b", at: 0),
    ])
    #expect(made.groups == [[1, 3], [2], [4], [5], [6], [7]])
    // Nothing was chosen for the only test of its event, nor for those of unknown events.
    #expect(codes(made) == ["1 groupedByTime", "3 groupedByTime", "4 groupedByTime", "5 groupedByTime"])
  }

  @Test func clocksOfTwoWorkersMayDiffer() {
    let made = RowGroups.tests([
      row(1, event: 5, target: "a", at: 2000),
      row(2, event: 5, target: "b", at: 1000),
    ])
    #expect(made.groups == [[1, 2]])
  }

  // MARK: all of them

  @Test(arguments: 1...40)
  func everyRowIsInOneGroupThatHasItsTargetOnceInWhateverOrderRowsCome(seed: UInt64) {
    var random = Repeatable(seed: seed)
    for _ in 0..<50 {
      let rows = (0..<Int64.random(in: 0...12, using: &random)).map { id in
        row(
          id, source: [nil, 1, 2].randomElement(using: &random) ?? nil,
          event: [nil, 1, 2].randomElement(using: &random) ?? nil,
          build: [nil, "", "100", "101"].randomElement(using: &random) ?? nil,
          target: ["a", "b", "c"].randomElement(using: &random) ?? "a",
          at: Bool.random(using: &random) ? Int64.random(in: 0...200_000, using: &random) : nil)
      }
      let targets = Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0.target) })
      for rule in [RowGroups.coprBuilds, RowGroups.kojiBuilds, RowGroups.tests] {
        let made = rule(rows)
        #expect(made.groups.flatMap { $0 }.sorted() == rows.map(\.id))
        #expect(made.groups.allSatisfy { $0 == $0.sorted() && Set($0.map { targets[$0] }).count == $0.count })
        #expect(rule(rows.shuffled(using: &random)) == made)
      }
    }
  }
}
