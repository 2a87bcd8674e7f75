#if CommandLine
  import PipeShape
  import PipeShapeJSON

  extension CellKey {
    /// The members by which JSON names a cell.
    var members: JSONObject {
      var object: JSONObject = ["step": .string(step), "target": .string(target.name)]
      if let identifier = target.identifier { object["identifier"] = .string(identifier) }
      return object
    }
  }

  extension ExternalID {
    /// The name in another system as JSON writes it.
    var value: JSONValue { ["system": .string(system), "id": .string(id)] }
  }
#endif
