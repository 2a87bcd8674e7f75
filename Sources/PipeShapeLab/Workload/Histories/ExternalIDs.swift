import PipeShape

/// Ids in other systems as they really are: one Copr build names a source build and all its chroots, a test request has
/// an id of its own.
struct ExternalIDs {
  static let copr = "copr"
  static let testingFarm = "testing-farm"
  static let koji = "koji"

  private var builds: Int
  private var tasks: Int

  init(startingAt first: Int = 9_000_000) {
    builds = first
    tasks = first * 10
  }

  mutating func nextBuild() -> ExternalID {
    builds += 1
    return ExternalID(system: Self.copr, id: String(builds))
  }

  mutating func of(kind: String, build: ExternalID, _ random: inout SeededRandom) -> ExternalID? {
    if WorkloadKinds.isSourceBuild(kind) || WorkloadKinds.isCoprBuild(kind) { return build }
    if WorkloadKinds.isTests(kind) { return Self.testRequest(&random) }
    if Target(kind) == Target("koji_build") {
      tasks += 1
      return ExternalID(system: Self.koji, id: String(tasks))
    }
    return nil
  }

  static func testRequest(_ random: inout SeededRandom) -> ExternalID {
    let digits = Array(PayloadText.hexadecimal(32, &random).utf8)
    var text: [UInt8] = []
    for (index, digit) in digits.enumerated() {
      if [8, 12, 16, 20].contains(index) { text.append(UInt8(ascii: "-")) }
      text.append(digit)
    }
    return ExternalID(system: testingFarm, id: String(decoding: text, as: UTF8.self))
  }
}
