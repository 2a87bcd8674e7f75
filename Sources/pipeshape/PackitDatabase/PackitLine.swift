#if CommandLine && PostgreSQL && Packit
  import PipeShapeLayouts
  import PipeShapePackit

  /// A line of the list of pipelines: what is known of one before anything that it leads to is read.
  struct PackitLine: Sendable {
    private(set) var pipeline: ServicePipeline
    /// The row of its event.
    let event: Int64?
    let package: String?
    /// What each reference leads to.
    let references: [[Int64]]
    /// From before groups, what makes the row an event.
    let commits: PackitEvent.Commits?

    init(_ row: any Row, _ questions: PackitQuestions) {
      pipeline = ServicePipeline(
        rows: Self.numbers(row.text(1)).sorted(), createdAt: row.integerIfPresent(2), events: Int(row.integer(4)))
      event = row.integerIfPresent(3)
      package = row.textIfPresent(5)
      references = questions.references.indices.map { index in
        row.textIfPresent(PackitSource.common + index).map(Self.numbers) ?? []
      }
      let column = PackitSource.common + questions.references.count
      guard questions.revision == .beforeGroups else {
        commits = nil
        pipeline.shipped = row.textIfPresent(column).map(Self.shipped) ?? []
        return
      }
      commits = PackitEvent.Commits(row, at: column)
      pipeline.hasSeveralCommits = row.integer(column + 3) != 0
      for test in row.textIfPresent(column + 4)?.split(separator: ",") ?? [] {
        let parts = test.split(separator: ":").compactMap { Int64($0) }
        guard parts.count > 1 else { continue }
        pipeline.looseTests.append((parts[0], parts[1], parts.count > 2 ? parts[2] : nil))
      }
    }

    private static func numbers(_ text: String) -> [Int64] {
      var numbers: [Int64] = []
      for part in text.utf8.split(separator: UInt8(ascii: ",")) {
        guard let number = Int64(Substring(part)), !numbers.contains(number) else { continue }
        numbers.append(number)
      }
      return numbers
    }

    /// Update, build if there is one, and name, which may hold anything but blanks.
    private static func shipped(_ text: String) -> [ShippedBuild] {
      text.split(separator: " ").compactMap { item in
        let parts = item.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, let update = Int64(parts[0]) else { return nil }
        return ShippedBuild(update: update, name: String(parts[2]), build: Int64(parts[1]))
      }
    }
  }
#endif
