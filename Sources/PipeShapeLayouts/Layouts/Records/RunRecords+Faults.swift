import PipeShape
import PipeShapeStore

extension RunRecords {
  /// Reads every row apart: copies must be equal, each must hold just what its run binds, at the place where changes look
  /// for it, and say rightly whether it is open.
  func faults(of header: PipelineHeader, _ session: any RowSession) throws(StoreError) -> [StoredFault] {
    var faults: [StoredFault] = []
    var rows: [RunCopies.Place: [Attempt]] = [:]
    var others: [StoredFault] = []
    let parts = try cut.parts(of: header.graph)
    let first = cut.partColumn == nil ? 1 : 2
    try session.ask(self.rows, [.integer(header.id.raw)]) { (row) throws(StoreError) in
      let place = RunCopies.Place(run: row.integer(0), part: cut.partColumn == nil ? 0 : row.integer(1))
      var copies = RecordCopies(header.id, header.graph, columns, context)
      do throws(StoreError) { try copies.add(row, column: first) } catch {
        faults.append(StoredFault(.readable, "\(name(place, header)): \(error.message)"))
        return true
      }
      rows[place] = copies.attempts
      let isOpen = row.integer(first + columns.kinds.count + 1) != 0
      if isOpen != copies.attempts.contains(where: { $0.state.isInFlight }) {
        others.append(
          StoredFault(.lookup, "\(name(place, header)) says wrongly that it is \(isOpen ? "" : "not ")open"))
      }
      if let part = parts.first(where: { Int64($0.number) == place.part }) {
        others += try misplaced(row, first, part, place, header)
      }
      return true
    }
    guard faults.isEmpty else { return faults }
    let found = RunCopies(header: header) { name($0, header) }.faults(rows, parts: parts) { Self.history(header, $0) }
    return others + found.faults
  }

  private func name(_ place: RunCopies.Place, _ header: PipelineHeader) -> String {
    let part = cut.partColumn.map { ", \($0) \(place.part)" } ?? ""
    return "the row of pipeline \(header.id.raw), run \(place.run)\(part)"
  }

  /// Elements that do not lie at the place of their cell: a change would miss them.
  private func misplaced(
    _ row: any Row, _ first: Int, _ part: RunPart, _ place: RunCopies.Place, _ header: PipelineHeader
  ) throws(StoreError) -> [StoredFault] {
    var faults: [StoredFault] = []
    for (index, kind) in columns.kinds.enumerated() {
      let bytes = row.bytes(first + index)
      guard bytes.baseAddress != nil else { continue }
      let cells = part.cells.filter { columns.index(ofKind: header.graph.kind(ofCellAt: Int($0))) == index }
      var reader = RecordReader(bytes)
      let count = try reader.beginArray()
      for number in 0..<count {
        guard let element = try reader.element() else { continue }
        var fields = RecordReader(element)
        let outline = try AttemptRecords.outline(&fields, cellCount: header.graph.cellCount)
        guard number >= cells.count || cells[number] != outline.cell else { continue }
        faults.append(
          StoredFault(
            .binding,
            "\(name(place, header)) holds attempt \(outline.id.raw) at place \(number + 1) of \(kind.column), which is another cell's"
          ))
      }
    }
    return faults
  }
}
