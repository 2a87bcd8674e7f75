#if Packit
  import PipeShapePackit
  import Testing

  @Suite("Damaged files")
  struct DamagedFileTests {
    /// Random numbers that are the same in every run.
    struct Numbers: RandomNumberGenerator {
      var state: UInt64
      mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
      }
    }

    static let whole = """
      _: &t {targets: [fedora-all, epel-10-all], owner: "x"}
      packages:
        p: {specfile_path: a*.spec, &k identifier: 'i'}
        q: &q {<<: *t}
      jobs:
      - &b {job: copr_build, trigger: pull_request | commit, <<: *t, <<: *q, packages: [q, p]}
      - {<<: *b, job: tests, branch: main, branch: v1, targets: {epel-9-x86_64: {distros: [a, "b c"]}}}
      - job: tests
        trigger: commit
        *k : é
        metadata: {dist-git-branch: f43, timeout: 1:30}
      - {job: koji_build, trigger: commit, dist_git_branches: {rawhide: {fast_forward_merge_into: [f44]}}}
      - {job: bodhi_update, trigger: commit | koji_build}
      - {job: vm_image_build, trigger: pull_request, copr_chroot: fedora-43-x86_64}
      - {job: other, trigger: release, identifier: "a/b"}
      """

    static let pieces = [
      "*", "&", "<<", ": ", "- ", "{", "}", "[", "]", "\"", "'", "\n", "  ", "null", "1", "*k", "*t", "|", "!",
      "!!str ", "? ",
      "#", "é", "\u{F0000}", "\u{2028}", "\t", "\\", "job", "packages: {}", "\r", "\0", "%", "---\n", "~",
    ]

    @Test("are read or refused, and what is read keeps the rules of the graph", arguments: 1...8)
    func damage(_ seed: UInt64) throws {
      var numbers = Numbers(state: seed)
      for _ in 0..<250 {
        var text = Array(Self.whole)
        for _ in 0..<Int.random(in: 1...4, using: &numbers) {
          let start = Int.random(in: 0..<text.count, using: &numbers)
          let end = min(text.count, start + Int.random(in: 0...8, using: &numbers))
          text.replaceSubrange(start..<end, with: Array(Self.pieces.randomElement(using: &numbers) ?? ""))
        }
        let options = PackitOptions(
          branch: Bool.random(using: &numbers) ? "main" : nil, workflow: Bool.random(using: &numbers))
        do throws(PackitError) {
          let plan = try PackitReader().read(String(text), options: options)
          #expect(brokenInvariants(plan) == [], "\(String(text))")
        } catch {
          #expect(error.line != nil && !error.message.isEmpty)
        }
      }
    }

    @Test("may end anywhere")
    func truncation() {
      #expect(refusal(Self.whole) == nil)
      for count in 0...Self.whole.count {
        if let error = refusal(String(Self.whole.prefix(count))) { #expect(error.line != nil) }
      }
    }
  }
#endif
