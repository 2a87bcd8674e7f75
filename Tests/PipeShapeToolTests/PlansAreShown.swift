import Foundation
import Testing

@Suite struct PlansAreShown {
  private func folder() throws -> Folder {
    let folder = try Folder()
    try folder.write(configuration, to: ".packit.yaml")
    return folder
  }

  @Test func `the table has steps as columns and targets as rows`() throws {
    let run = try Tool.run("plan", ".", in: folder())
    #expect(run.status == 0)
    #expect(
      run.output == """
        pull_request: 3 steps, 5 cells
                            srpm/copr_build  copr_build  tests
          .                 pending
          fedora-43-x86_64                   pending     pending
          fedora-44-x86_64                   pending     pending

          srpm/copr_build  ->  copr_build  one-to-all
          copr_build       ->  tests       map of 2 pairs

        release: 1 step, 1 cell
                   propose_downstream
          rawhide  pending

        """)
  }

  @Test func `a table that is too wide is cut between columns`() throws {
    let jobs = (1...12).map {
      "  - {job: tests, trigger: pull_request, identifier: a-long-name-\($0), skip_build: true, targets: fedora-43}"
    }
    let run = try Tool.run("plan", "-", input: "jobs:\n" + jobs.joined(separator: "\n") + "\n")
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= 120 })
    for number in 1...12 { #expect(run.output.contains("tests/a-long-name-\(number)")) }
  }

  @Test func `JSON holds pipeline documents that rerun and scenario take`() throws {
    let folder = try folder()
    let run = try Tool.run("plan", ".", "--trigger", "pull_request", "--json", in: folder)
    #expect(
      run.output.hasPrefix(
        #"{"file":"./.packit.yaml","pipelines":[{"format":"pipeshape/pipeline/1","name":"pull_request","steps":["#))
    #expect(run.output.hasSuffix("\"warnings\":[]}\n"))
    let start = try #require(run.output.range(of: #"{"format""#))
    let end = try #require(run.output.range(of: #"],"warnings""#))
    let document = String(run.output[start.lowerBound..<end.lowerBound])
    let rerun = try Tool.run("rerun", "-", "--select", "all", input: document)
    #expect(rerun.status == 0)
    #expect(rerun.output.contains("  joined  srpm/copr_build[.]"))
    let same = try Tool.run("plan", ".", "--trigger", "pull_request", "--format", "json", in: folder)
    #expect(same.output == run.output)
  }

  @Test func `the normal form ends without a newline`() throws {
    let run = try Tool.run("plan", ".", "--format", "normal", "--trigger", "release", in: folder())
    #expect(
      run.output
        == #"{"release":{"edges":[],"steps":{"propose_downstream":{"kind":"propose_downstream","targets":[{"name":"rawhide"}]}}}}"#
    )
  }

  @Test func `a diagram names steps, targets and edges`() throws {
    let run = try Tool.run("plan", ".", "--format", "mermaid", "--trigger", "pull_request", in: folder())
    #expect(
      run.output == """
        flowchart LR
          subgraph p0["pull_request"]
            p0s0["copr_build<br/>fedora-43-x86_64<br/>fedora-44-x86_64"]
            p0s1["tests<br/>fedora-43-x86_64<br/>fedora-44-x86_64"]
            p0s2["srpm/copr_build"]
            p0s0 --> p0s1
            p0s2 --> p0s0
          end

        """)
  }

  @Test func `warnings go to standard error, and into the JSON`() throws {
    let folder = try Folder()
    try folder.write(
      "jobs:\n  - {job: copr_build, trigger: pull_request, targets: fedora-43, tragets: x}\n", to: "c.yaml")
    let table = try Tool.run("plan", "c.yaml", in: folder)
    #expect(table.status == 0)
    #expect(table.errors.hasPrefix("c.yaml:2:"))
    #expect(table.errors.contains("[unknown-key]"))
    let json = try Tool.run("plan", "c.yaml", "--json", in: folder)
    #expect(json.errors == "")
    #expect(json.output.contains(#""warnings":[{"code":"unknown-key","message":"#))
  }

  @Test func `a broken configuration has a place, in words and as JSON`() throws {
    let folder = try Folder()
    try folder.write("jobs:\n  - {job: copr_build}\n", to: "c.yaml")
    let run = try Tool.run("plan", "c.yaml", "--json", in: folder)
    #expect(run.status == 1)
    #expect(run.errors.hasPrefix("c.yaml:2:"))
    #expect(run.output.hasPrefix(#"{"ok":false,"file":"c.yaml","error":{"code":"missingKey","message":"#))
    try folder.write("jobs: [", to: "y.yaml")
    #expect(try Tool.run("plan", "y.yaml", in: folder).errors.hasPrefix("y.yaml:"))
  }

  @Test func `filters that leave nothing say so, and forms exclude each other`() throws {
    let none = try Tool.run("plan", ".", "--trigger", "commit", in: folder())
    #expect(none.status == 0)
    #expect(none.output == "")
    #expect(none.errors == "./.packit.yaml: note: no pipeline of trigger commit\n")
    #expect(try Tool.run("plan", ".", "--json", "--format", "table", in: folder()).status == 2)
    #expect(try Tool.run("plan", ".", "--format", "xml", in: folder()).status == 2)
  }

  @Test func `a table of distributions can be given`() throws {
    let folder = try folder()
    try folder.write(
      #"{"format":"pipeshape/aliases/1","date":"2026-01-01","default":"fedora-43","distros":[{"name":"fedora-43","branch":"f43"}],"aliases":{"fedora-44":["fedora-43"]}}"#,
      to: "a.json")
    let run = try Tool.run("plan", ".", "--aliases", "a.json", "--trigger", "pull_request", in: folder)
    #expect(run.status == 0)
    #expect(!run.output.contains("fedora-44"))
    try folder.write("{}", to: "b.json")
    let bad = try Tool.run("plan", ".", "--aliases", "b.json", in: folder)
    #expect(bad.status == 1)
    #expect(bad.errors.hasPrefix("b.json"))
  }
}
