import PipeShape

/// One selection on one pipeline in any states: built, written, read, printed and evaluated.
struct SelectionCase {
  var choices: Choices
  var notes: CaseNotes

  mutating func run() throws(Finding) {
    let plain = GraphCase(&choices)
    for line in plain.lines { notes.trace(line) }
    let model = ModelGraph(steps: plain.steps, edges: plain.edges)
    let graph: PipelineGraph
    do { graph = try PipelineGraph(steps: plain.steps, edges: plain.edges) } catch {
      throw Finding(.graph, "a legal graph is refused: \(error)")
    }
    var states: [AttemptState] = []
    for _ in model.cells {
      states.append(choices.pick([.succeeded, .failed, .pending, .running, .error, .cancelled, .skipped]))
    }
    notes.trace("states \(states.map(\.name).joined(separator: ", "))")
    let tree = SelectionTree.random(&choices, in: model, depth: 4)
    let text = write(tree)
    notes.trace("selection '\(text)'")
    let read = try parse(text, of: tree)
    try checkForms(tree, read, text)
    try checkMeaning(tree, read, graph, model, states)
    try checkFault(tree, model, graph, states)
  }

  private mutating func write(_ tree: SelectionTree) -> String {
    var pen = Penmanship(choices)
    let text = tree.text(&pen)
    choices = pen.remaining ?? choices
    return text
  }

  private func parse(_ text: String, of tree: SelectionTree) throws(Finding) -> Selection {
    do { return try Selection(parsing: text) } catch {
      throw Finding(.selection, "'\(text)' is refused: \(error)")
    }
  }

  private mutating func checkForms(_ tree: SelectionTree, _ read: Selection, _ text: String) throws(Finding) {
    let built = tree.selection
    try notes.demand(.selection, read == built, "'\(text)' is read as '\(read)', not as '\(built)'")
    let printed = read.description
    let again = try parse(printed, of: tree)
    try notes.demand(
      .selection, again == read && Scalars.same(again.description, printed),
      "'\(text)' prints as '\(printed)', which reads as '\(again)'")
    try notes.demand(
      .selection, Scalars.same(RerunScope(read).fingerprint, RerunScope(built).fingerprint),
      "writing changes the fingerprint")
  }

  private mutating func checkMeaning(
    _ tree: SelectionTree, _ read: Selection, _ graph: PipelineGraph, _ model: ModelGraph, _ states: [AttemptState]
  ) throws(Finding) {
    let failed: [AttemptState] = choices.chance(in: 4) ? [.failed] : [.failed, .error, .cancelled]
    let expected = tree.cells(in: model, states: states, failed: Set(failed))
    if expected?.isEmpty == true { notes.label(.emptySelection) }
    let actual = Result { () throws(PipelineError) in
      try read.evaluate(in: graph, states: states, failed: StateSet(failed))
    }
    switch (expected, actual) {
    case (let expected?, .success(let cells)):
      try notes.demand(
        .selection, Set(cells) == expected, "it selects \(Array(cells)), the text says \(expected.sorted())")
    case (nil, .failure(let error)):
      notes.label(.unknownName)
      try notes.demand(.selection, error.code == .badSelection, "an unknown name is \(error.code)")
    default:
      throw Finding(
        .selection, "it is answered \(actual), the text says \(expected.map { "\($0.sorted())" } ?? "badSelection")")
    }
  }
}

extension SelectionCase {
  /// A fault of a known place in an otherwise good text.
  private mutating func checkFault(
    _ tree: SelectionTree, _ model: ModelGraph, _ graph: PipelineGraph, _ states: [AttemptState]
  ) throws(Finding) {
    guard tree.cells(in: model, states: states) != nil else { return }
    let good = write(tree)
    let length = good.unicodeScalars.count
    let step = graph.steps.first
    let (bad, column): (String, Int) =
      switch choices.below(12) {
      case 0: ("", 1)
      case 1: ("(\(good)) and", length + 7)
      case 2: ("(\(good)", length + 2)
      case 3: ("(\(good)))", length + 3)
      case 4: ("(\(good)) or nowhere", length + 7)
      case 5: ("(\(good)) or \"no where\"", length + 7)
      case 6: ("(\(good)) minus status(great)", length + 17)
      case 7: ("(\(good)) or \"open", length + 7)
      case 8: ("(\(good)) % all", length + 4)
      case 9: ("(\(good)) all", length + 4)
      case 10: ("not", 4)
      default:
        if let step {
          (
            "(\(good)) or \(SelectionTree.quote(step.key))[nowhere]",
            length + 7 + SelectionTree.quote(step.key).unicodeScalars.count + 1
          )
        } else {
          ("status()", 8)
        }
      }
    notes.trace("faulty selection '\(bad)', fault at column \(column)")
    do {
      let cells = try Selection(parsing: bad).evaluate(in: graph, states: states)
      throw Finding(.columns, "'\(bad)' selects \(cells)")
    } catch let refusal as PipelineError {
      try notes.demand(
        .columns, refusal.code == .badSelection && refusal.column == column,
        "'\(bad)' is refused at column \(refusal.column ?? 0), not at \(column): \(refusal)")
    } catch let finding as Finding {
      throw finding
    } catch {
      throw Finding(.columns, "\(error)")
    }
  }
}

extension CaseFamily {
  /// Selections of the whole grammar.
  static let selection = CaseFamily(
    name: "selection", required: [(.emptySelection, 10), (.unknownName, 3)],
    weight: 1.1,
    run: { choices, notes throws(Finding) in
      var selection = SelectionCase(choices: choices, notes: notes)
      defer { (choices, notes) = (selection.choices, selection.notes) }
      try selection.run()
    })
}
