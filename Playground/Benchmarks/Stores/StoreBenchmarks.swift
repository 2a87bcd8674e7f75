#if SQLite
  import Foundation
  import PipeShapeLayouts

  /// The stores beside hand-written C: the same statements on the same tables, in turns, in one process.
  enum StoreBenchmarks {
    static func run(_ options: BenchmarkOptions) async throws {
      let directory = try options.makeDirectory()
      defer { try? FileManager.default.removeItem(atPath: directory) }
      var table = Table(
        "stores beside C, \(options.pipelines) pipelines", "layout", "C", "store", "decoding", "ratio [10, 90 %]",
        "beside decoding", "bar", "")
      for layout in options.chosenLayouts {
        let contest = try await StoreContest(layout, options, in: directory)
        for result in try await contest.results() {
          result.add(to: &table)
          guard options.showsStatements else { continue }
          print("-- \(layout.name): \(result.what.title)\n\(result.statements.joined(separator: ";\n"));\n")
        }
        contest.removeFiles()
      }
      table.print()
      print(
        """
        C runs the statements that the store ran, with their parameters ready, and copies every column of every row; of
        a document it copies the text. Times are processor times a call, medians; ratios are medians over up to
        \(options.rounds) rounds of blocks in turns. Decoding is the share of the store's time that its own meter names,
        with the time that it takes to give back what was decoded; where there is any, the bar is about the rest.\n
        """)
    }
  }
#endif
