import PipeShape

extension DocumentReader {
  /// Reads `{"step","target"?,"identifier"?}`.
  mutating func cell() throws(DocumentError) -> CellKey {
    let mark = try mark()
    var parts = CellParts()
    _ = try members(.cell, of: "a cell") { (reader, name) throws(DocumentError) in
      try parts.read(name, from: &reader)
    }
    return try parts.cell(in: self, what: "a cell", at: mark)
  }

  /// Reads `{"system","id"}`, and the members beside them.
  mutating func external() throws(DocumentError) -> (id: ExternalID, extensions: DocumentExtensions.Members) {
    let mark = try mark()
    var system: String?
    var id: String?
    let extensions = try members(.external, of: "an external id") { (reader, name) throws(DocumentError) in
      if name == "id" { id = try reader.storedText() } else { system = try reader.storedText() }
    }
    return (
      ExternalID(
        system: try required(system, "system", of: "an external id", at: mark),
        id: try required(id, "id", of: "an external id", at: mark)),
      extensions
    )
  }

  /// Reads `{"name","identifier"?}`, and the members beside them.
  mutating func target() throws(DocumentError) -> (target: Target, extensions: DocumentExtensions.Members) {
    let mark = try mark()
    var name: String?
    var identifier: String?
    let extensions = try members(.target, of: "a target") { (reader, key) throws(DocumentError) in
      if key == "name" { name = try reader.storedText() } else { identifier = try reader.storedText() }
    }
    return (Target(try required(name, "name", of: "a target", at: mark), identifier: identifier), extensions)
  }
}

extension MemberNames {
  static let cell: MemberNames = ["step", "target", "identifier"]
  static let external: MemberNames = ["system", "id"]
  static let target: MemberNames = ["name", "identifier"]
}

/// The three members that name a cell, wherever they stand.
struct CellParts {
  var step: String?
  var target: String?
  var identifier: String?

  mutating func read(_ name: String, from reader: inout DocumentReader) throws(DocumentError) {
    switch name {
    case "step": step = try reader.text()
    case "target": target = try reader.text()
    default: identifier = try reader.text()
    }
  }

  /// The cell; an absent target is that of an untargeted step.
  func cell(in reader: DocumentReader, what: String, at mark: Int) throws(DocumentError) -> CellKey {
    CellKey(
      try reader.required(step, "step", of: what, at: mark),
      Target(target ?? Target.untargeted.name, identifier: identifier))
  }
}
