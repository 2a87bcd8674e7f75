#if CommandLine
  import PipeShape

  /// A step as diagrams show it: its name, its badge, and one line for each target.
  struct StepBox {
    /// One target of the step; its text is empty where the step has no targets.
    struct Line {
      var text: String
      var state: AttemptState

      /// Text and state as one.
      var label: String { text.isEmpty ? state.name : "\(text): \(state.name)" }
    }

    var key: String
    var badge: Badge
    var lines: [Line]
    /// How many steps the longest way to it has.
    var column: Int

    /// The boxes of a run, in the order of the graph's steps.
    static func boxes(of view: RunView) -> [StepBox] {
      let graph = view.graph
      let columns = columns(of: graph)
      let rollUps = view.steps
      return graph.steps.indices.map { index in
        let step = graph.steps[index]
        let lines = graph.cells(ofStepAt: index).map { position in
          let name = step.targets == [.untargeted] ? "" : graph.cells[position].target.description
          return Line(text: name, state: view.attempts[position].state)
        }
        return StepBox(key: step.key, badge: rollUps[index].badge, lines: lines, column: columns[index])
      }
    }

    /// The edges of a graph, as indices of its steps.
    static func edges(of graph: PipelineGraph) -> [(from: Int, to: Int)] {
      graph.edges.compactMap { edge in
        guard let from = graph.index(ofStep: edge.from), let to = graph.index(ofStep: edge.to) else { return nil }
        return (from, to)
      }
    }

    /// The longest way to each step: steps are visited once all that they need has been.
    private static func columns(of graph: PipelineGraph) -> [Int] {
      var followers = Array(repeating: [Int](), count: graph.steps.count)
      var waitingFor = Array(repeating: 0, count: graph.steps.count)
      for edge in edges(of: graph) {
        followers[edge.from].append(edge.to)
        waitingFor[edge.to] += 1
      }
      var columns = Array(repeating: 0, count: graph.steps.count)
      var ready = graph.steps.indices.filter { waitingFor[$0] == 0 }
      while let step = ready.popLast() {
        for follower in followers[step] {
          columns[follower] = max(columns[follower], columns[step] + 1)
          waitingFor[follower] -= 1
          if waitingFor[follower] == 0 { ready.append(follower) }
        }
      }
      return columns
    }
  }

  extension AttemptState {
    /// The colour of a state in diagrams: its hue says how it ended, and all keep black text readable.
    var fill: String {
      switch self {
      case .pending: "#dfe7ee"
      case .running: "#a9cdf5"
      case .succeeded: "#b5e0b0"
      case .failed: "#f3a9a4"
      case .error: "#e5b3ea"
      case .cancelled: "#f4dc9a"
      case .skipped: "#eeeeee"
      }
    }
  }
#endif
