import PipeShape

extension JobAttempts {
  /// The edges between steps, in the order of their names.
  func edges(remarks: inout [ImportRemark]) -> [Edge] {
    var pairs = pairs(remarks: &remarks)
    pairs.sort { a, b in
      let (left, right) = (steps(of: a), steps(of: b))
      return left == right ? a < b : left < right
    }
    var edges: [Edge] = []
    var rest = pairs[...]
    while let first = rest.first {
      let steps = steps(of: first)
      let edge = rest.prefix { self.steps(of: $0) == steps }
      let targets = edge.map { TargetPair(from: cells.keys[$0.from].target, to: cells.keys[$0.to].target) }
      edges.append(Edge(from: cells.kind(steps.from), to: cells.kind(steps.to), binding: .map(targets)))
      rest = rest.dropFirst(edge.count)
    }
    return edges
  }

  private func steps(of pair: NumberPair) -> NumberPair {
    NumberPair(from: cells.kinds[pair.from], to: cells.kinds[pair.to])
  }

  /// Which cells feed which, without what their attempts contradict.
  private func pairs(remarks: inout [ImportRemark]) -> [NumberPair] {
    for link in links.dangling {
      remarks.append(
        ImportRemark(
          .danglingLink, link.to,
          "is linked to row \(link.from.id) of \(link.from.table.rawValue), and the pipeline lacks one of them"))
    }
    // In the order of names, so that remarks have one, and what is said twice is side by side.
    var linked = linked()
    linked.sort()
    var pairs: [NumberPair] = []
    pairs.reserveCapacity(linked.count)
    var last: NumberPair?
    for pair in linked where pair != last {
      last = pair
      if let contradiction = contradiction(to: pair) { remarks.append(contradiction) } else { pairs.append(pair) }
    }
    return pairs
  }

  /// Which cells are said to feed which, by links between rows and by source packages; some of them several times.
  private func linked() -> [NumberPair] {
    let sources = cells.cells(ofKind: JobTable.sources.kind)
    let built = [cells.cells(ofKind: "copr_build"), cells.cells(ofKind: "upstream_koji_build")]
    var linked: [NumberPair] = []
    linked.reserveCapacity(links.count + sources.count * (built[0].count + built[1].count))
    for (row, to) in cellsOfRows.enumerated() {
      guard let to else { continue }
      for input in links.inputs(of: row) {
        if let from = cellsOfRows[input] { linked.append(NumberPair(from: from, to: to)) }
      }
    }
    for source in sources {
      for cell in built.joined() { linked.append(NumberPair(from: source, to: cell)) }
    }
    return linked
  }

  /// The first attempt that began or succeeded although its input, by this pair, did not succeed.
  private func contradiction(to pair: NumberPair) -> ImportRemark? {
    for entry in entries[pair.to] where entry.isStarted || entry.state == .succeeded {
      guard let job = entry.job, let input = entries[pair.from].last(where: { $0.run <= entry.run }),
        input.state != .succeeded
      else { continue }
      return ImportRemark(
        .contradictingLink, jobs[job].reference,
        "\(cells.keys[pair.to]) is \(entry.state.name), and \(cells.keys[pair.from]), which it was made from, is "
          + input.state.name)
    }
    return nil
  }
}

/// A cell that feeds another, or a kind that does, by numbers.
private struct NumberPair: Comparable {
  var from: Int
  var to: Int

  static func < (a: Self, b: Self) -> Bool { a.from == b.from ? a.to < b.to : a.from < b.from }
}
