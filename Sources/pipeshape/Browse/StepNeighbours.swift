#if CommandLine
  import PipeShape
  import PipeShapeJSON

  /// What stands around a step in the head: the steps that it needs, those that need it, and its siblings.
  ///
  /// Siblings are the other steps that need one of the same steps, or, where it needs none, the others that need none.
  struct StepNeighbours: Sendable {
    /// One step around, with the edge that leads there; siblings have none.
    private typealias Neighbour = (step: Int, binding: Binding?)

    private let view: RunView
    private let step: Int
    private let groups: [(name: String, steps: [Neighbour])]

    /// Finds the neighbours of the step at an index.
    init(ofStepAt index: Int, in view: RunView) {
      let graph = view.graph
      let previous = Self.neighbours(graph.previousSteps(ofStepAt: index), graph) {
        (graph.steps[$0].key, graph.steps[index].key)
      }
      let next = Self.neighbours(graph.nextSteps(ofStepAt: index), graph) {
        (graph.steps[index].key, graph.steps[$0].key)
      }
      let siblings =
        previous.isEmpty
        ? graph.steps.indices.filter { graph.previousSteps(ofStepAt: $0).isEmpty }
        : previous.flatMap { graph.nextSteps(ofStepAt: $0.step) }
      self.view = view
      step = index
      groups = [
        ("previous", previous), ("next", next),
        ("siblings", Self.inOrder(siblings.filter { $0 != index }, graph).map { ($0, nil) }),
      ]
    }

    private static func neighbours(
      _ steps: [Int], _ graph: PipelineGraph, edge ends: (Int) -> (from: String, to: String)
    ) -> [Neighbour] {
      inOrder(steps, graph).map { step in
        let ends = ends(step)
        let edge = graph.edges.first { Target($0.from) == Target(ends.from) && Target($0.to) == Target(ends.to) }
        return (step, edge?.binding)
      }
    }

    /// Each step once, in the order in which cells are.
    private static func inOrder(_ steps: [Int], _ graph: PipelineGraph) -> [Int] {
      Set(steps).sorted { graph.firstCell(ofStepAt: $0) < graph.firstCell(ofStepAt: $1) }
    }

    /// The second form of `Docs/Schemas/neighbours.schema.json`.
    var value: JSONValue {
      let rollUps = view.steps
      func value(_ neighbour: Neighbour) -> JSONValue {
        let (step, rollUp) = (view.graph.steps[neighbour.step], rollUps[neighbour.step])
        var cells = JSONObject()
        for state in AttemptState.allCases { cells[state.name] = .integer(Int64(rollUp[state])) }
        var object: JSONObject = [
          "step": .string(step.key), "kind": .string(step.kind), "state": .string(rollUp.badge.name),
          "cells": .object(cells),
        ]
        if let binding = neighbour.binding { object["binding"] = .string(binding.name) }
        return .object(object)
      }
      var object: JSONObject = ["step": value((step, nil))]
      for group in groups { object[group.name] = .array(group.steps.map(value)) }
      return .object(object)
    }

    /// For people.
    func text(coloured: Bool) -> String {
      let rollUps = view.steps
      var table = Table()
      for group in [("step", [(step, nil)])] + groups {
        for neighbour in group.steps {
          let (step, rollUp) = (view.graph.steps[neighbour.step], rollUps[neighbour.step])
          table.add([
            .init(group.name, .dim), .init(step.key, .bold), .init(step.kind), .init(rollUp.badge),
            .init(rollUp.words), .init(neighbour.binding?.words ?? "", .dim),
          ])
        }
      }
      return table.text(coloured: coloured)
    }
  }

  extension RollUp {
    /// How many attempts there are, of each state that there are any of.
    var words: String {
      AttemptState.allCases.filter { self[$0] > 0 }.map { "\(self[$0]) \($0.name)" }.joined(separator: ", ")
    }
  }

  extension Binding {
    /// The binding in words.
    var words: String {
      guard case .map(let pairs) = self else { return name }
      return "map of \(pairs.count.counted("pair"))"
    }
  }
#endif
