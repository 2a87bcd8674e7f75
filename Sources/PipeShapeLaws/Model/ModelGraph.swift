import PipeShape

/// Cells and cell edges as the text defines them (semantics, section 1), by comparing every cell with every other.
struct ModelGraph: Sendable {
  let steps: [Step]
  let edges: [Edge]
  /// In cell order.
  let cells: [CellKey]
  let kinds: [String]
  let stepOfCell: [Int]
  let predecessors: [[Int]]
  let successors: [[Int]]

  init(steps: [Step], edges: [Edge]) {
    self.steps = steps
    self.edges = edges
    var given: [(step: Int, key: CellKey)] = []
    for (index, step) in steps.enumerated() {
      for target in step.targets { given.append((index, CellKey(step.key, target))) }
    }
    var needs = Array(repeating: [Int](), count: given.count)
    for edge in edges {
      for (a, source) in given.enumerated() where Scalars.same(source.key.step, edge.from) {
        for (b, target) in given.enumerated() where Scalars.same(target.key.step, edge.to) {
          if Self.binds(edge.binding, source.key.target, target.key.target) { needs[b].append(a) }
        }
      }
    }
    var levels = Array(repeating: 0, count: given.count)
    for _ in given {
      for cell in given.indices { for before in needs[cell] { levels[cell] = max(levels[cell], levels[before] + 1) } }
    }
    let order = given.indices.sorted { a, b in
      levels[a] != levels[b] ? levels[a] < levels[b] : Self.goesBefore(given[a].key, given[b].key)
    }
    var position = Array(repeating: 0, count: given.count)
    for (place, cell) in order.enumerated() { position[cell] = place }
    cells = order.map { given[$0].key }
    kinds = order.map { steps[given[$0].step].kind }
    stepOfCell = order.map { given[$0].step }
    let before = order.map { cell in needs[cell].map { position[$0] }.sorted() }
    predecessors = before
    successors = order.indices.map { cell in order.indices.filter { before[$0].contains(cell) } }
  }

  static func binds(_ binding: Binding, _ source: Target, _ target: Target) -> Bool {
    switch binding {
    case .each:
      return Scalars.same(source.name, target.name)
        && (source.identifier == nil || target.identifier == nil
          || Scalars.same(source.identifier, target.identifier))
    case .all, .oneToAll: return true
    case .map(let pairs): return pairs.contains { same($0.from, source) && same($0.to, target) }
    }
  }

  static func same(_ a: Target, _ b: Target) -> Bool {
    Scalars.same(a.name, b.name) && Scalars.same(a.identifier, b.identifier)
  }

  /// Step key, then target, then identifier; no identifier first.
  private static func goesBefore(_ a: CellKey, _ b: CellKey) -> Bool {
    if !Scalars.same(a.step, b.step) { return Scalars.less(a.step, b.step) }
    if !Scalars.same(a.target.name, b.target.name) { return Scalars.less(a.target.name, b.target.name) }
    guard let second = b.target.identifier else { return false }
    guard let first = a.target.identifier else { return true }
    return Scalars.less(first, second)
  }

  /// D: the least superset closed under successors.
  func closure(_ seeds: Set<Int>) -> Set<Int> {
    var closed = seeds
    var grew = true
    while grew {
      grew = false
      for cell in closed { for after in successors[cell] where closed.insert(after).inserted { grew = true } }
    }
    return closed
  }
}
