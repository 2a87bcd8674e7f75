import PipeShape

extension JobAttempts {
  /// Which cells feed which: links between rows, and source packages.
  func pairs(of links: [JobLink], remarks: inout [ImportRemark]) -> [CellPair] {
    var pairs: Set<CellPair> = []
    for link in links {
      guard let from = cells[link.from], let to = cells[link.to] else {
        remarks.append(
          ImportRemark(
            .danglingLink, link.to,
            "is linked to row \(link.from.id) of \(link.from.table.rawValue), and the pipeline lacks one of them"))
        continue
      }
      pairs.insert(CellPair(from: from, to: to))
    }
    for source in entries.keys where source.step.isExactly(JobTable.sources.kind) {
      for cell in entries.keys where Self.isMadeFromSource(cell.step) {
        pairs.insert(CellPair(from: source, to: cell))
      }
    }
    // In a fixed order, so that remarks have one.
    return pairs.sorted().filter { pair in
      guard let contradiction = contradiction(to: pair) else { return true }
      remarks.append(contradiction)
      return false
    }
  }

  private static func isMadeFromSource(_ kind: String) -> Bool {
    kind.isExactly("copr_build") || kind.isExactly("upstream_koji_build")
  }

  /// The first attempt that began or succeeded although its input, by this pair, did not succeed.
  private func contradiction(to pair: CellPair) -> ImportRemark? {
    for entry in entries[pair.to] ?? [] where entry.isStarted || entry.state == .succeeded {
      guard let job = entry.job, let input = entries[pair.from]?.last(where: { $0.run <= entry.run }),
        input.state != .succeeded
      else { continue }
      return ImportRemark(
        .contradictingLink, job.reference,
        "\(pair.to) is \(entry.state.name), and \(pair.from), which it was made from, is \(input.state.name)")
    }
    return nil
  }
}
