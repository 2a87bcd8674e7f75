import PipeShape

/// Makes what the messages about an attempt would carry.
struct PayloadMaker {
  let text: PayloadText

  /// What is known when the attempt starts.
  func started(kind: String, external: ExternalID?, at: Int64, _ random: inout SeededRandom) -> PayloadValue {
    let id = external?.id ?? ""
    if WorkloadKinds.isSourceBuild(kind) {
      return SourceBuild(
        owner: "packit", project: "project-pr-\(random.below(4000))",
        webURL: "https://copr.fedorainfracloud.org/coprs/build/\(id)/", submittedAt: Milliseconds(at)
      ).payloadValue
    }
    if WorkloadKinds.isCoprBuild(kind) {
      return CoprBuild(
        owner: "packit", project: "project-pr-\(random.below(4000))",
        webURL: "https://copr.fedorainfracloud.org/coprs/build/\(id)/", acceptedAt: Milliseconds(at)
      ).payloadValue
    }
    if WorkloadKinds.isTests(kind) {
      return TestRun(
        webURL: "https://artifacts.dev.testing-farm.io/\(id)", ranch: random.chance(0.9) ? "public" : "redhat",
        submittedAt: Milliseconds(at)
      ).payloadValue
    }
    return .record(["web_url": .text("https://example.org/tasks/\(id)"), "submitted_at": .int(at)])
  }

  /// What its end adds.
  func ended(
    kind: String, target: String, external: ExternalID?, state: AttemptState, _ random: inout SeededRandom
  ) -> PayloadRecord {
    let id = external?.id ?? ""
    let data = PayloadValue.text(text.make(&random))
    if WorkloadKinds.isSourceBuild(kind) {
      return [
        "logs_url": .text("https://download.copr.fedorainfracloud.org/results/packit/\(id)/builder-live.log.gz"),
        "package_url": .text("https://download.copr.fedorainfracloud.org/results/packit/\(id)/package.src.rpm"),
        "log": data,
      ]
    }
    if WorkloadKinds.isCoprBuild(kind) {
      let arch = target.split(separator: "-").last.map(String.init) ?? "noarch"
      let names = ["", "-libs", "-devel", "-doc"].prefix(state == .succeeded ? 1 + random.below(4) : 0)
      let release = "1.2026\(1000 + random.below(9000)).pr\(random.below(4000))"
      return [
        "logs_url": .text("https://download.copr.fedorainfracloud.org/results/packit/\(target)/\(id)/build.log.gz"),
        "built_packages": .array(
          names.map {
            BuiltPackage(name: "package\($0)", version: "0.\(id.utf8.count).3", release: release, arch: arch)
              .payloadValue
          }),
        "data": data,
      ]
    }
    if WorkloadKinds.isTests(kind) {
      let failed = Int64(state == .failed ? 1 + random.below(5) : 0)
      return [
        "log_url": .text("https://artifacts.dev.testing-farm.io/\(id)/results.xml"),
        "summary": TestSummary(passed: Int64(random.below(60)), failed: failed, errors: 0).payloadValue,
        "data": data,
      ]
    }
    return ["log": data]
  }
}
