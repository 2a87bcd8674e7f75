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
        let heading = "\(name): \(graph.steps.count.counted("step")), \(graph.cellCount.counted("cell"))\n"
        return Style.bold.paint(String(heading.dropLast()), coloured: coloured) + "\n"
          + StepTable(graph) { _ in .init(Badge(.pending)) }.text(coloured: coloured, width: width)
          + edges(of: graph)
      }.joined(separator: "\n")
    }

    private func edges(of graph: PipelineGraph) -> String {
      guard !graph.edges.isEmpty else { return "" }
      var table = Table()
      let order = graph.index(ofStep:)
      let first = { graph.firstCell(ofStepAt: order($0) ?? 0) }
      let sorted = graph.edges.sorted { first($0.from) < first($1.from) }
      for edge in sorted {
        table.add([.init(edge.from), .init("->"), .init(edge.to), .init(edge.binding.words, .dim)])
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
