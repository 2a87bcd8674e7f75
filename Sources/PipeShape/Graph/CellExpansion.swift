/// Expands steps to cells and edges to cell edges, and puts the cells in order.
struct CellExpansion {
  private let steps: [Step]
  private let limits: GraphLimits
  /// The provisional number of each step's first cell; the targets follow as given.
  private let starts: [Int]
  private var edges: [CellEdge] = []
  private(set) var warnings: [GraphWarning] = []

  init(steps: [Step], limits: GraphLimits) {
    self.steps = steps
    self.limits = limits
    var starts = [0]
    for step in steps { starts.append(starts[starts.count - 1] + step.targets.count) }
    self.starts = starts
  }

  mutating func add(_ edge: Edge, from: Int, to: Int) throws(GraphError) {
    let before = edges.count
    switch edge.binding {
    case .each: try addEach(edge, from, to)
    case .all: try addAll(edge, from, to)
    case .oneToAll:
      guard steps[from].targets.count == 1 else {
        throw GraphError(
          .notOneSource,
          "edge \(edge.from) → \(edge.to): one-to-all needs one cell in \(edge.from), which has \(steps[from].targets.count)",
          steps: [edge.from, edge.to])
      }
      try addAll(edge, from, to)
    case .map(let pairs): try addMap(pairs, edge, from, to)
    }
    guard edges.count > before else {
      throw GraphError(
        .bindsNothing, "edge \(edge.from) → \(edge.to) binds no cell to another", steps: [edge.from, edge.to])
    }
  }

  private func refuseOver(_ count: Int, _ edge: Edge) throws(GraphError) {
    guard edges.count + count <= limits.cellEdges else {
      throw GraphError(
        .limit, "edge \(edge.from) → \(edge.to) brings the pipeline over \(limits.cellEdges) cell edges",
        steps: [edge.from, edge.to])
    }
  }

  private mutating func append(_ from: Int, _ to: Int) {
    edges.append(CellEdge(from: UInt32(from), to: UInt32(to)))
  }

  private mutating func addAll(_ edge: Edge, _ from: Int, _ to: Int) throws(GraphError) {
    try refuseOver(steps[from].targets.count * steps[to].targets.count, edge)
    for source in starts[from]..<starts[from + 1] {
      for target in starts[to]..<starts[to + 1] { append(source, target) }
    }
  }

  private mutating func addEach(_ edge: Edge, _ from: Int, _ to: Int) throws(GraphError) {
    var named: [Name: [Int]] = [:]
    for (index, target) in steps[from].targets.enumerated() { named[Name(target.name), default: []].append(index) }
    for (index, target) in steps[to].targets.enumerated() {
      let sources = (named[Name(target.name)] ?? []).filter { source in
        let identifier = steps[from].targets[source].identifier
        return identifier == nil || target.identifier == nil || ScalarOrder.equal(identifier, target.identifier)
      }
      if sources.isEmpty { warnings.append(.unfed(cell: CellKey(edge.to, target), from: edge.from)) }
      try refuseOver(sources.count, edge)
      for source in sources { append(starts[from] + source, starts[to] + index) }
    }
  }

  private mutating func addMap(
    _ pairs: [TargetPair], _ edge: Edge, _ from: Int, _ to: Int
  ) throws(GraphError) {
    try refuseOver(pairs.count, edge)
    var sources = TargetPlaces(of: steps[from].targets)
    var targets = TargetPlaces(of: steps[to].targets)
    var seen = Set<UInt64>(minimumCapacity: pairs.count)
    for pair in pairs {
      guard let source = sources[pair.from] else { throw unknown(pair.from, of: edge.from, edge) }
      guard let target = targets[pair.to] else { throw unknown(pair.to, of: edge.to, edge) }
      guard seen.insert(UInt64(source) << 32 | UInt64(target)).inserted else { continue }
      append(starts[from] + source, starts[to] + target)
    }
  }

  private func unknown(_ target: Target, of step: String, _ edge: Edge) -> GraphError {
    GraphError(
      .unknownTarget, "edge \(edge.from) → \(edge.to): step \(step) has no target \(target)",
      steps: [edge.from, edge.to])
  }
}

extension CellExpansion {
  struct Order {
    var cells: [CellKey]
    var steps: [Int32]
    var edges: [CellEdge]
  }

  /// Numbers the cells by level, then by name.
  ///
  /// The steps form no cycle, so neither do the cells.
  func order() -> Order {
    var keys: [CellKey] = []
    var owners: [Int32] = []
    for (index, step) in steps.enumerated() {
      for target in step.targets {
        keys.append(CellKey(step.key, target))
        owners.append(Int32(index))
      }
    }
    guard let levels = try? LevelOrder(count: keys.count, edges: edges).levels else {
      preconditionFailure("cells of acyclic steps are acyclic")
    }
    let sorted = keys.indices.sorted { a, b in levels[a] != levels[b] ? levels[a] < levels[b] : keys[a] < keys[b] }
    var positions = [UInt32](repeating: 0, count: keys.count)
    for (position, number) in sorted.enumerated() { positions[number] = UInt32(position) }
    var renumbered = edges.map { CellEdge(from: positions[Int($0.from)], to: positions[Int($0.to)]) }
    renumbered.sort { $0.from != $1.from ? $0.from < $1.from : $0.to < $1.to }
    return Order(cells: sorted.map { keys[$0] }, steps: sorted.map { owners[$0] }, edges: renumbered)
  }
}
