import PipeShapePackit
import Testing

@Suite("Aliases files")
struct AliasesFileTests {
  static let example = """
    {"format": "pipeshape/aliases/1", "date": "2026-02-28", "default": "all", "branchAliases": {"trunk": "devel"},
     "defaultBranch": "devel",
     "distros": [{"name": "os-1", "branch": "o1", "koji": "k1"}, {"name": "os-2", "chroot": "os+2"}],
     "aliases": {"all": ["os-2", "os-1"]}, "renamedChroots": {"old": "new"},
     "testDistros": {"public": {"os-1": "box-1"}}}
    """

  #if Packit
    @Test("replace the built-in table whole")
    func replaced() throws {
      let reader = PackitReader(aliases: try DistroTable(parsing: Self.example, file: "a.json"))
      let plan = try reader.read(
        """
        jobs:
        - {job: copr_build, trigger: commit, targets: [all, old, fedora-stable, o1-aarch64]}
        - {job: tests, trigger: commit}
        - {job: upstream_koji_build, trigger: commit}
        - {job: propose_downstream, trigger: release}
        - {job: koji_build, trigger: commit, dist_git_branches: [trunk, all]}
        """)
      #expect(plan.resolved == "2026-02-28")
      #expect(
        summary(plan).filter { !$0.contains("->") } == [
          "# commit", "copr_build: os+2-x86_64, os-1-x86_64, new-x86_64, fedora-stable-x86_64, os-1-aarch64",
          "tests: os+2-x86_64, box-1-x86_64, new-x86_64, fedora-stable-x86_64, box-1-aarch64",
          "upstream_koji_build: os-2, k1", "# release", "propose_downstream: devel", "# dist-git:commit",
          "koji_build: devel, os-2, o1",
        ])
    }
  #endif

  @Test(
    "are refused with the key",
    arguments: [
      ("{", PackitError.Code.syntax, nil), ("[]", .badAliases, nil), ("{}", .badAliases, "format"),
      ("\"format\": \"pipeshape/aliases/2\"", .badAliases, "format"),
      ("\"date\": \"2026-02-29\"", .badAliases, "date"), ("\"date\": \"today\"", .badAliases, "date"),
      ("\"distros\": [{\"name\": \"a\"}, {\"name\": \"a\"}]", .badAliases, "distros"),
      ("\"distros\": [{}]", .badAliases, "distros[0]"), ("\"distros\": {}", .badAliases, "distros"),
      ("\"aliases\": {\"x\": [\"none\"]}", .badAliases, "aliases.x"),
      ("\"aliases\": {\"x\": \"os-1\"}", .badAliases, "aliases.x"),
      ("\"testDistros\": {\"internal\": {\"a\": 1}}", .badAliases, "testDistros.internal.a"),
      ("\"default\": 1", .badAliases, "default"),
    ] as [(String, PackitError.Code, String?)])
  func refused(_ part: String, _ code: PackitError.Code, _ key: String?) {
    // A part replaces the member of the same key in the example; anything else stands for itself.
    var text = part
    if part.hasPrefix("\"") {
      let rest = Self.example.dropFirst().split(separator: "\n").joined()
      let name = part.dropFirst().prefix { $0 != "\"" }
      text = "{\(part), " + rest.replacing("\"\(name)\":", with: "\"other\":")
    }
    do throws(PackitError) {
      _ = try DistroTable(parsing: text, file: "a.json")
      Issue.record("not refused")
    } catch {
      #expect(error.code == code)
      #expect(error.key == key)
      #expect(error.description.hasPrefix("a.json"))
    }
  }

  @Test("need no more than format, date, default and distros")
  func smallest() throws {
    let table = try DistroTable(
      parsing: #"{"format": "pipeshape/aliases/1", "date": "2026-08-22", "default": "x", "distros": []}"#,
      file: "a.json")
    #expect(table.defaultBranch == "rawhide")
    #expect(table.expand("fedora-stable") == nil)
  }

  @Test("have a built-in counterpart")
  func builtIn() {
    let table = DistroTable.builtIn
    #expect(
      table.expand("opensuse-all")?.map(\.chroot) == [
        "opensuse-leap-16.1", "opensuse-leap-16.0", "opensuse-leap-15.6", "opensuse-leap-micro-6.2",
        "opensuse-leap-micro-6.1", "opensuse-tumbleweed",
      ])
    #expect(table.expand("epel-10")?.map(\.branch) == ["epel10"])
    #expect(table.expand("epel-all")?.map(\.chroot) == ["epel-8", "epel-9", "rhel+epel-10", "epel-10"])
    #expect(table.expand("fedora-development")?.map(\.koji) == ["f45", "rawhide"])
    #expect(table.expand("centos-stream-9") == nil)
  }
}
