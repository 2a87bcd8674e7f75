import PipeShape

/// The statements that only a doctor needs: rows that nobody else reads back.
struct NormalizedAudit: Sendable {
  let steps, cells, edges, inputs: Plan

  init(in catalog: inout Catalog) {
    func list(_ table: Table, _ columns: [String]) -> Plan {
      catalog.add(
        "rows of \(table.name) of a pipeline",
        Select(
          columns.map { .column($0) }, from: .init(table.name), where: .equals("pipeline", 0),
          order: table.key.dropFirst().map { .init(.column($0)) }))
    }
    steps = list(NormalizedLayout.step, ["number", "key", "kind"])
    cells = list(NormalizedLayout.cell, ["position", "step", "target", "identifier"])
    edges = list(NormalizedLayout.edge, ["source", "consumer", "binding"])
    inputs = list(NormalizedLayout.input, ["cell", "ordinal", "source_cell", "source_ordinal"])
  }
}
