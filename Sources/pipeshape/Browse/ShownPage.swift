#if CommandLine
  import PipeShapeJSON

  /// A page of a list as commands print it: as JSON, or in columns with a note where it goes on.
  struct ShownPage {
    /// The member of the JSON that holds the entries.
    var name: String
    var entries: [JSONValue] = []
    /// The columns under their names.
    var table: Table
    /// What `--after` takes for the next page; nil at the end.
    var next: String?

    func print(json: Bool) {
      if json {
        var object: JSONObject = [name: .array(entries)]
        if let next { object["next"] = .string(next) }
        return Console.write(JSONValue.object(object).text() + "\n")
      }
      // Names of columns without any rows would say nothing.
      if !entries.isEmpty { Console.write(table.text(coloured: Console.wantsColour)) }
      if let next { Console.complain("note: there may be more: --after \(next)") }
    }
  }
#endif
