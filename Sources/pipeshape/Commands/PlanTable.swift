#if CommandLine
  import PipeShape
  import PipeShapePackit

  /// Pipelines as tables: steps are columns, targets are rows, and what stands in a cell is its badge.
  struct PlanTable {
    private let pipelines: [(name: String, graph: PipelineGraph)]

    init(_ plan: PackitPlan) throws(Failure) {
      var pipelines: [(name: String, graph: PipelineGraph)] = []
      for pipeline in plan.pipelines { pipelines.append((pipeline.name, try pipeline.graph(of: pipeline.name))) }
      self.pipelines = pipelines
    }

    /// All tables, each with a heading and the edges below it; tables that are too wide are cut between columns.
    func text(coloured: Bool, width: Int) -> String {
      pipelines.map { name, graph in
        let heading = "\(name): \(count(graph.steps.count, "step")), \(count(graph.cellCount, "cell"))\n"
        return Style.bold.paint(String(heading.dropLast()), coloured: coloured) + "\n"
          + table(of: graph, coloured: coloured, width: width) + edges(of: graph)
      }.joined(separator: "\n")
    }

    private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    private func table(of graph: PipelineGraph, coloured: Bool, width: Int) -> String {
      // By level, as cells are: what goes first stands left.
      let steps = graph.steps.indices.sorted { first(of: $0, in: graph) < first(of: $1, in: graph) }
      let targets = Set(graph.cells.map(\.target)).sorted()
      let label = (targets.map(\.description.count).max() ?? 0) + 4
      var blocks: [[Int]] = []
      var used = 0
      for step in steps {
        let own = max(graph.steps[step].key.count, "pending".count) + 2
        if blocks.isEmpty || used + own > width {
          blocks.append([])
          used = label
        }
        blocks[blocks.count - 1].append(step)
        used += own
      }
      return blocks.map { rows(of: $0, targets, in: graph).text(indent: "  ", coloured: coloured) }.joined(
        separator: "\n")
    }

    private func first(of step: Int, in graph: PipelineGraph) -> Int {
      graph.cells(ofStepAt: step).first { _ in true } ?? graph.cellCount
    }

    private func rows(of steps: [Int], _ targets: [Target], in graph: PipelineGraph) -> Table {
      var table = Table()
      table.add([.init("")] + steps.map { .init(graph.steps[$0].key, .bold) })
      for target in targets {
        let badges = steps.map { step -> Table.Entry in
          guard graph.position(of: CellKey(graph.steps[step].key, target)) != nil else { return .init("") }
          return .init(Badge(.pending))
        }
        if badges.contains(where: { !$0.text.isEmpty }) { table.add([.init(target.description)] + badges) }
      }
      return table
    }

    private func edges(of graph: PipelineGraph) -> String {
      guard !graph.edges.isEmpty else { return "" }
      var table = Table()
      let order = graph.index(ofStep:)
      let sorted = graph.edges.sorted { a, b in
        let (from, other) = (first(of: order(a.from) ?? 0, in: graph), first(of: order(b.from) ?? 0, in: graph))
        return from < other
      }
      for edge in sorted {
        let binding =
          switch edge.binding {
          case .each: "each"
          case .all: "all"
          case .oneToAll: "one-to-all"
          case .map(let pairs): "map of \(count(pairs.count, "pair"))"
          }
        table.add([.init(edge.from), .init("->"), .init(edge.to), .init(binding, .dim)])
      }
      return "\n" + table.text(indent: "  ", coloured: false)
    }
  }

  extension Table.Entry {
    /// A badge in its colour.
    init(_ badge: Badge) {
      switch badge {
      case .none: self.init("")
      case .skipped: self.init("skipped", .dim)
      case .succeeded: self.init("succeeded", .green)
      case .cancelled: self.init("cancelled", .yellow)
      case .failed: self.init("failed", .red)
      case .error: self.init("error", .magenta)
      case .pending: self.init("pending", .cyan)
      case .running: self.init("running", .blue)
      }
    }
  }
#endif
