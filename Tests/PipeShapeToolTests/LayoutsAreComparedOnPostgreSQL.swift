#if CommandLine && PostgreSQL
  import Foundation
  import PipeShapeJSON
  import Testing

  /// Whether the tool finds a server to start.
  private var hasServer: Bool {
    let root = "/usr/lib/postgresql"
    let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
    return versions.contains { FileManager.default.isExecutableFile(atPath: "\(root)/\($0)/bin/initdb") }
  }

  /// On a server that the tool starts and stops; where none is installed there is nothing to see.
  @Suite(.serialized, .enabled(if: hasServer, "no PostgreSQL server is installed"))
  struct LayoutsAreComparedOnPostgreSQL {
    @Test func theReportTellsOfEveryLayoutTheGateAndTheServer() throws {
      let folder = try Folder()
      let tool = try Tool.run(
        [
          "compare", "--engines", "postgresql", "--pipelines", "20", "--rounds", "2", "--budget", "1", "--payload",
          "20",
          "--out", "report", "--json",
        ], in: folder)
      #expect(tool.status == 0, "\(tool.errors)")
      let report = try JSONValue(parsing: tool.output)
      #expect(report["candidates"]?.arrayValue?.count ?? 0 >= 5)
      let page = try folder.read("report/report.md")
      #expect(page.contains("Equality gate: ") && page.contains("were the same in every store"))
      for text in [
        "normalized", "indexed-document", "full_page_writes: on", "checkpoint_timeout: ", "autovacuum: off", "jit: ",
        "VACUUM (ANALYZE)", "WAL records", "WAL full-page images", "shared buffers hit", "rows updated in place (HOT)",
        "pg_stat_statements", "Index Scan",
      ] { #expect(page.contains(text), "\(text)") }
    }

    @Test func writersOfAnExperimentLoseNothingThatTheyMustKeep() throws {
      let folder = try Folder()
      let tool = try Tool.run(
        [
          "experiment", "--engines", "postgresql", "--quick", "--chapters", "concurrency,cold-cache", "--layouts",
          "group-document", "--out", "x",
        ], in: folder)
      #expect(tool.status == 0, "\(tool.errors)")
      #expect(tool.errors.contains("the chapter cold-cache on postgresql is left out: "))
      let page = try folder.read("x/report.md")
      for text in [
        "read, change, write (READ COMMITTED)", "SELECT FOR UPDATE, write (READ COMMITTED)",
        "read, change, write, retry (SERIALIZABLE)", "two documents in any order (READ COMMITTED)", "store, normalized",
        "deadlocks per 1,000 changes", "Writers are processes",
      ] { #expect(page.contains(text), "\(text)") }
    }

    @Test(arguments: [
      ["--postgres", "postgresql://somebody:s3cret@127.0.0.1:1/nowhere"],
      ["--postgres", "host=127.0.0.1 port=1 user=somebody password='s3cret it\\'s3cret' dbname=nowhere"],
      ["--postgres", "postgresql://somebody:s3cret@127.0.0.1:x1/nowhere", "--engines", "postgresql"],
    ]) func aServerThatDoesNotAnswerIsAFailureWithoutThePassword(arguments: [String]) throws {
      let folder = try Folder()
      let tool = try Tool.run(["compare", "--pipelines", "20", "--json"] + arguments, in: folder)
      #expect(tool.status == 1)
      #expect(tool.errors.hasPrefix("postgresql: error: "), "\(tool.errors)")
      #expect(try JSONValue(parsing: tool.output)["error"]?["code"]?.stringValue == "unavailable")
      #expect(!tool.errors.contains("s3cret") && !tool.output.contains("s3cret"), "\(tool.errors)")
      #expect(folder.names.isEmpty)
    }

    @Test func whatTheServerOptionsAreForIsSaid() throws {
      let tool = try Tool.run(["compare", "--engines", "sqlite", "--keep-schemas"], in: try Folder())
      #expect(tool.status == 2 && tool.errors.contains("--keep-schemas"), "\(tool.errors)")
    }
  }
#endif
