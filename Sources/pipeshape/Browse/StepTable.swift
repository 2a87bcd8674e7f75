#if CommandLine
  import PipeShape

  /// A pipeline as a table: steps are columns by level, targets are rows, and what stands in a cell is the caller's.
  struct StepTable {
    private let graph: PipelineGraph
    private let entry: (Int) -> Table.Entry

    /// Shows an entry for each cell, by its position.
    init(_ graph: PipelineGraph, entry: @escaping (Int) -> Table.Entry) {
      self.graph = graph
      self.entry = entry
    }

    /// The table, cut between columns where it is too wide.
    func text(coloured: Bool, width: Int) -> String {
      // By level, as cells are: what goes first stands left.
      let steps = graph.steps.indices.sorted { graph.firstCell(ofStepAt: $0) < graph.firstCell(ofStepAt: $1) }
      let targets = Set(graph.cells.map(\.target)).sorted()
      let label = (targets.map(\.description.count).max() ?? 0) + 4
      let entries = graph.cells.indices.map(entry)
      var blocks: [[Int]] = []
      var used = 0
      for step in steps {
        let widest = graph.cells(ofStepAt: step).map { entries[$0].text.count }.max() ?? 0
        let own = max(graph.steps[step].key.count, widest) + 2
        if blocks.isEmpty || used + own > width {
          blocks.append([])
          used = label
        }
        blocks[blocks.count - 1].append(step)
        used += own
      }
      return blocks.map { rows(of: $0, targets, entries).text(indent: "  ", coloured: coloured) }.joined(
        separator: "\n")
    }

    private func rows(of steps: [Int], _ targets: [Target], _ entries: [Table.Entry]) -> Table {
      var table = Table()
      table.add([.init("")] + steps.map { .init(graph.steps[$0].key, .bold) })
      for target in targets {
        let shown = steps.map { step in
          graph.position(of: CellKey(graph.steps[step].key, target)).map { entries[$0] } ?? .init("")
        }
        if shown.contains(where: { !$0.text.isEmpty }) { table.add([.init(target.description)] + shown) }
      }
      return table
    }
  }
#endif
