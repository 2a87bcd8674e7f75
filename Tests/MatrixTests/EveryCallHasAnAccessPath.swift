#if SQLite
  import PipeShapeLab
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore
  import Testing

  /// What the engine says about every statement of every call: rows are found by a key or an index, never by looking at
  /// all of a table, except where a layout has nothing to find them by.
  @Suite struct EveryCallHasAnAccessPath {
    static let layouts = SQLiteStore.layouts.filter { $0.reasonAgainst == nil }.map(\.name)

    /// Calls that look through rows, and why they must.
    static let exceptions: [String: [(calls: [String], reason: String)]] = [
      "target-document": documents, "group-document": documents,
    ]

    static let documents: [(calls: [String], reason: String)] = [
      (
        [
          "record by external id, fields", "record by external id, a start", "record by external id, a bad end",
          "record by external id, nothing unfinished",
        ],
        "documents have no index on what is in them: those of open heads are looked through, and all of them only when nothing there matched"
      ),
      (["cells, external"], "attempts that have ended are wanted too, and documents have no index on what is in them"),
    ]

    /// Each layout's calls are made once for all tests.
    private static let explained = Dictionary(
      uniqueKeysWithValues: layouts.map { layout in (layout, Task { try await explain(layout) }) })

    private func explanations(_ layout: String) async throws -> [CallExplanation] {
      try await #require(Self.explained[layout]).value
    }

    private static func explain(_ layout: String) async throws -> [CallExplanation] {
      let folder = TemporaryFolder()
      let store = try await SQLiteStore.open(folder.file("explained.db"), layout: layout, kinds: FieldCalls.kinds)
      let contender = ContenderStore(
        store,
        traces: { () throws(StoreError) in
          try await store.traces().map { TracedStatement($0.sql, runs: $0.runs, plan: $0.plan) }
        })
      let explanations = try await contender.explain(and: FieldCalls.calls(of: store))
      await store.close()
      return explanations
    }

    @Test(arguments: layouts) func inEveryLayout(layout: String) async throws {
      let explanations = try await explanations(layout)
      let excepted = (Self.exceptions[layout] ?? []).flatMap(\.calls)
      for explanation in explanations {
        #expect(!explanation.statements.isEmpty, "\(explanation.call) ran nothing")
        var scans = 0
        for statement in explanation.statements {
          for line in statement.plan where line.hasPrefix("SCAN") {
            scans += 1
            #expect(excepted.contains(explanation.call), "\(explanation.call): \(line): \(statement.text)")
          }
          for line in statement.plan where line.hasPrefix("SEARCH") {
            // The greatest id is found at the end of the table without a word about an index.
            #expect(
              line.contains(" USING ") || statement.text.hasPrefix("SELECT max("),
              "\(explanation.call): \(line): \(statement.text)")
          }
        }
        // An exception that is none any more has to go from the list.
        #expect(scans > 0 || !excepted.contains(explanation.call), "\(explanation.call) looks through nothing")
      }
      #expect(Set(explanations.map(\.call)).isSuperset(of: excepted))
    }

    /// Every call of the port is among those explained, but for `counts`, which reads everything by its nature.
    @Test(arguments: layouts) func ofEveryCallOfThePort(layout: String) async throws {
      let calls = try await explanations(layout).map(\.call)
      for name in [
        "create", "load", "record by cell", "record by id", "record by external id", "rerun", "remove", "preview",
        "outcome", "pipeline", "run, the head", "run, a number", "neighbours", "origin", "project", "events",
        "cells, unfinished", "cells, ready", "cells, external", "cells, field", "cells, latest succeeded",
        "pipelines all",
        "pipelines of a project", "pipelines of an event", "pipelines at a commit", "pipelines all, newest first",
        "pipelines of a project, newest first",
      ] {
        #expect(calls.contains { $0.hasPrefix(name) }, "\(name)")
      }
      #expect(calls.count == Set(calls).count)
    }

    /// The statement that costs most of a call of a layout goes the way that its index was made for.
    @Test(arguments: [
      ("normalized", "cells, unfinished", "USING INDEX attempt_open"),
      ("normalized", "cells, ready", "USING INDEX attempt_open"),
      ("normalized", "cells, external", "USING INDEX attempt_by_external"),
      ("normalized", "run, the head", "SEARCH a USING PRIMARY KEY (pipeline=?)"),
      ("normalized", "cells, field", "attempt_value_by_value (value=? AND field=? AND kind=?"),
      ("group-document", "cells, field", "attempt_value_by_value (value=? AND field=? AND kind=?"),
      ("target-document", "cells, unfinished", "USING INDEX target_document_open (pipeline>?)"),
      ("target-document", "pipelines all", "USING INDEX target_document_open (pipeline=?)"),
      ("target-document", "run, the head", "(pipeline=? AND run=?)"),
      ("target-document", "record by cell, a start", "(pipeline=? AND run>?)"),
      ("group-document", "cells, unfinished", "USING INDEX run_document_open (pipeline>?)"),
      ("group-document", "pipelines all", "USING INDEX run_document_open (pipeline=?)"),
      ("indexed-document", "cells, unfinished", "USING INDEX attempt_lookup_open_of_kind (kind=? AND (pipeline,"),
      ("indexed-document", "cells, ready", "USING INDEX attempt_lookup_open_of_kind (kind=? AND (pipeline,"),
      ("indexed-document", "cells, external", "USING INDEX attempt_lookup_by_external (external=? AND system=?)"),
      ("indexed-document", "pipelines all", "USING COVERING INDEX attempt_lookup_open (pipeline=?)"),
      ("indexed-document", "record by external id, a start", "USING INDEX attempt_lookup_by_external"),
      ("indexed-document", "record by id, a success", "(pipeline=? AND attempt=?)"),
    ]) func byTheIndexThatWasMadeForIt(layout: String, call: String, path: String) async throws {
      let explanation = try #require(try await explanations(layout).first { $0.call == call })
      #expect(explanation.statements.contains { $0.plan.contains { $0.contains(path) } }, "\(explanation.statements)")
    }
  }
#endif
