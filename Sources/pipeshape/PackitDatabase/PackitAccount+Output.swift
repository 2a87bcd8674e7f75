#if CommandLine && PostgreSQL && Packit
  import PipeShapeJSON

  extension PackitAccount {
    /// The form of `Docs/Schemas/import-packit.schema.json`.
    var value: JSONValue {
      [
        "pipelines": [
          "added": .integer(Int64(pipelines.added)), "earlier": .integer(Int64(pipelines.earlier)),
          "changed": .integer(Int64(pipelines.changed)), "refused": .integer(Int64(pipelines.refused)),
        ],
        "tables": .array(
          lines.map { line in
            var object: JSONObject = [
              "table": .string(line.table), "rows": .integer(Int64(line.rows)),
              "added": .integer(Int64(line.met[Place.imported.rawValue])),
              "earlier": .integer(Int64(line.met[Place.earlier.rawValue])),
              "changed": .integer(Int64(line.met[Place.changed.rawValue])),
              "refused": .integer(Int64(line.met[Place.refused.rawValue])),
              "leftOut": .integer(Int64(line.leftOut)),
            ]
            if !line.why.isEmpty { object["why"] = .string(line.why) }
            return .object(object)
          }),
        "remarks": .array(
          remarks.map { remark in
            [
              "code": .string(remark.code), "count": .integer(Int64(remark.count)),
              "examples": .array(remark.examples.map { .string($0) }),
            ]
          }),
      ]
    }

    /// For people: the tables that have rows, then the remarks.
    func text(of source: String, in store: String, coloured: Bool) -> String {
      var text = "\(source) in \(store): \(pipelines.added) pipelines added"
      if pipelines.earlier > 0 { text += ", \(pipelines.earlier) there from an earlier import" }
      if pipelines.changed > 0 { text += ", \(pipelines.changed) changed since" }
      if pipelines.refused > 0 { text += ", \(pipelines.refused) refused" }
      var table = Table()
      table.add(
        ["table", "rows", "added", "earlier", "changed", "refused", "left out", "why"].map { Table.Entry($0, .bold) })
      for line in lines where line.rows > 0 {
        let numbers = [line.rows] + line.met + [line.leftOut]
        table.add(
          [Table.Entry(line.table)]
            + numbers.enumerated().map { Table.Entry($1 == 0 && $0 > 0 ? "." : String($1)) }
            + [Table.Entry(line.leftOut > 0 ? line.why : "", .dim)])
      }
      text += "\n\n" + table.text(coloured: coloured)
      for remark in remarks {
        text += "\n\(Style.yellow.paint(remark.code, coloured: coloured)): \(remark.count)\n"
        text += remark.examples.map { "  \($0)\n" }.joined()
        if remark.count > remark.examples.count { text += "  ...\n" }
      }
      return text
    }
  }
#endif
