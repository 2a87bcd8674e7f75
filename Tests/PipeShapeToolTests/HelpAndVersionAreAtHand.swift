import Testing

@Suite struct HelpAndVersionAreAtHand {
  @Test(arguments: [
    "plan", "rerun", "scenario", "list", "events", "show", "find", "neighbours", "packit", "export", "import", "remove",
    "prune", "usage", "record", "doctor",
  ])
  func `help of every command has examples`(_ command: String) throws {
    let help = try Tool.run(command, "--help")
    #expect(help.status == 0)
    #expect(help.errors == "")
    #expect(help.output.contains("Examples:\n  pipeshape \(command) "))
    #expect(command != "doctor" || help.output.contains("postgresql:ADDRESS"))
  }

  @Test func `the tool tells its version, its exit codes and its commands`() throws {
    let version = try Tool.run("--version")
    #expect(version.status == 0)
    #expect(version.output.contains("."))
    let help = try Tool.run("--help")
    #expect(help.output.contains("Exit codes: 0 done, 1 refused or failed check, 2 usage."))
    #expect(try Tool.run("nonsense").status == 2)
    #expect(try Tool.run("nonsense").output == "")
  }
}
