#if SQLite || PostgreSQL
  import PipeShape
  import PipeShapeLab
  import PipeShapeStore

  /// Pipelines of 15 cells: a source build, seven chroots and their tests, with payloads as the experiment makes them.
  ///
  /// All have ended but the last ones, whose number does not depend on how many there are: what is in flight depends on
  /// the load of the day, not on the length of the history.
  struct StoreData {
    static let chroots = [
      "centos-stream-10-x86_64", "centos-stream-9-x86_64", "epel-9-x86_64", "fedora-42-x86_64", "fedora-43-x86_64",
      "fedora-44-x86_64", "fedora-rawhide-x86_64",
    ]
    /// How many pipelines have tests that run, and how many have builds that could start.
    static let testing = 40
    static let waiting = 20

    let graph: PipelineGraph
    let pipelines: Int
    private var random: SeededRandom

    init(pipelines: Int) throws {
      self.pipelines = pipelines
      random = SeededRandom(seed: 20_261_121)
      let targets = Self.chroots.map { Target($0) }
      graph = try PipelineGraph(
        steps: [
          Step("srpm", kind: "srpm_build"), Step("build", kind: "copr_build", targets: targets),
          Step("tests", kind: "tests", targets: targets),
        ],
        edges: [
          Edge(from: "srpm", to: "build", binding: .oneToAll), Edge(from: "build", to: "tests", binding: .each),
        ])
    }

    static let cellCount = 15
    var firstTesting: Int { pipelines - Self.testing - Self.waiting }

    func commit(_ number: Int) -> Commit { Commit(Self.hexadecimal(UInt64(number) &* 0x9e37_79b9_7f4a_7c15, 40)) }
    func project(_ number: Int) -> String { "https://github.com/packit-\(number % 7)/project-\(number)" }
    var projects: Int { max(2, pipelines / 20) }
    func time(_ number: Int) -> Int64 { 1_790_000_000_000 + Int64(number) * 60_000 }
    func buildID(_ number: Int) -> ExternalID { ExternalID(system: "copr", id: String(9_000_000 + number)) }
    func testID(_ number: Int, chroot: Int) -> ExternalID {
      let digits = Self.hexadecimal(UInt64(number * 16 + chroot + 1) &* 0xbf58_476d_1ce4_e5b9, 32)
      let parts = [digits.prefix(8), digits.dropFirst(8).prefix(4), digits.dropFirst(12).prefix(4), digits.suffix(16)]
      return ExternalID(system: "testing-farm", id: parts.joined(separator: "-"))
    }

    static func hexadecimal(_ seed: UInt64, _ count: Int) -> String {
      var random = SeededRandom(seed: seed)
      var text = ""
      while text.utf8.count < count {
        let word = String(random.next(), radix: 16)
        text += String(repeating: "0", count: 16 - word.utf8.count) + word
      }
      return String(text.prefix(count))
    }

    /// A new pipeline, everything pending.
    func fresh(_ number: Int) -> PipelineDraft {
      PipelineDraft(origin: origin(number), graph: graph, createdAt: time(number))
    }

    private func origin(_ number: Int) -> PipelineDraft.Origin {
      .new(
        project: project(number % projects), reference: GitReference(.pullRequest, String(1 + number % 5000)),
        commit: commit(number), at: time(number))
    }

    /// The pipeline of a number with its history.
    mutating func draft(_ number: Int) -> PipelineDraft {
      let at = time(number)
      let isTesting = number >= firstTesting && number < firstTesting + Self.testing
      let isWaiting = number >= firstTesting + Self.testing
      var attempts: [Attempt] = []
      for cell in 0..<Self.cellCount {
        var attempt = Attempt(id: AttemptID(Int64(cell + 1)), cell: Int32(cell), ordinal: 1, run: 1)
        let isTest = cell > 7
        let state: AttemptState =
          cell == 0 ? .succeeded : isWaiting ? .pending : isTest && isTesting ? .running : .succeeded
        attempt.state = state
        if state != .pending {
          attempt.started = true
          attempt.startedAt = at + 1_000
          attempt.external = isTest ? testID(number, chroot: cell - 8) : buildID(number)
          if state == .succeeded {
            attempt.endedAt = at + 100_000
            attempt.digest = "sha256:" + Self.hexadecimal(random.next(), 40)
          }
          attempt.payload = payload(cell, number, at)
        }
        attempts.append(attempt)
      }
      return PipelineDraft(
        origin: origin(number), graph: graph,
        content: .history(runs: [Run(number: 1, createdAt: at)], attempts: attempts), createdAt: at)
    }

    private mutating func payload(_ cell: Int, _ number: Int, _ at: Int64) -> PayloadValue {
      let id = 9_000_000 + number
      let text = self.text()
      switch cell {
      case 0:
        return Self.record(
          WorkloadKinds.sourceBuild,
          [
            .text("packit"), .text("project-pr-\(number)"),
            .text("https://copr.fedorainfracloud.org/coprs/build/\(id)/"),
            .text("https://download.copr.fedorainfracloud.org/results/packit/\(id)/builder-live.log.gz"),
            .text("https://download.copr.fedorainfracloud.org/results/packit/\(id)/package.src.rpm"), .int(at), text,
          ])
      case 1...7:
        let packages = ["", "-libs", "-devel"].prefix(1 + number % 3).map { suffix in
          PayloadValue.record(
            PayloadRecord(
              names: ["name", "version", "release", "arch"],
              values: [
                .text("package\(suffix)"), .text("1.\(number % 90).0"), .text("1.20261121.pr\(number)"),
                .text("x86_64"),
              ]))
        }
        return Self.record(
          WorkloadKinds.coprBuild,
          [
            .text("packit"), .text("project-pr-\(number)"),
            .text("https://copr.fedorainfracloud.org/coprs/build/\(id)/"),
            .text(
              "https://download.copr.fedorainfracloud.org/results/packit/\(Self.chroots[cell - 1])/\(id)/build.log.gz"),
            .int(at), .array(packages), text,
          ])
      default:
        let summary = PayloadRecord(names: ["passed", "failed", "errors"], values: [.int(12), .int(0), .int(0)])
        return Self.record(
          WorkloadKinds.tests,
          [
            .text("https://artifacts.dev.testing-farm.io/\(id)"),
            .text("https://artifacts.dev.testing-farm.io/\(id)/log"), .text("public"), .int(at), .record(summary), text,
          ])
      }
    }

    private static func record(_ kind: StepKind, _ values: [PayloadValue]) -> PayloadValue {
      .record(PayloadRecord(names: kind.schema.names, values: values))
    }

    /// An excerpt of a log, 160 to 480 bytes: what the experiment takes by default.
    private mutating func text() -> PayloadValue {
      let size = 160 + random.below(321)
      var text = ""
      while text.utf8.count < size {
        text +=
          random.chance(0.35) ? "Installing dependencies from repository fedora " : Self.hexadecimal(random.next(), 32)
      }
      return .text(String(text.prefix(size)))
    }
  }
#endif
