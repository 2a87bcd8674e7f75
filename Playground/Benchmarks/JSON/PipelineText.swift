import PipeShapeJSON

/// A document like those that stores keep: many small objects of short strings, numbers and nulls.
enum PipelineText {
  static func cells(_ count: Int) -> [PipelineCell] {
    (0..<count).map { number in
      PipelineCell(
        cell: Int64(number), target: "fedora-\(40 + number % 5)-x86_64", ordinal: 1, succeeded: number % 7 != 0,
        external: "9874\(number)", startedAt: 1_760_000_000_000 + Int64(number),
        built: ["libpipe-1.\(number)-1.fc42"])
    }
  }

  static func text(of cells: [PipelineCell]) -> [UInt8] {
    var writer = JSONWriter(reserving: cells.count * 200)
    writer.beginArray()
    for cell in cells { cell.write(to: &writer) }
    writer.endArray()
    return writer.takeBytes()
  }
}

/// What a typed reader makes of one object of the text.
struct PipelineCell {
  var cell: Int64 = 0
  var target = ""
  var ordinal: Int64 = 0
  var succeeded = false
  var external = ""
  var startedAt: Int64 = 0
  var built: [String] = []

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("cell")
    writer.integer(cell)
    writer.key("target")
    writer.string(target)
    writer.key("ordinal")
    writer.integer(ordinal)
    writer.key("state")
    writer.string(succeeded ? "succeeded" : "failed")
    writer.key("external")
    writer.string(external)
    writer.key("started_at")
    writer.integer(startedAt)
    writer.key("digest")
    writer.null()
    writer.key("built")
    writer.beginArray()
    for name in built { writer.string(name) }
    writer.endArray()
    writer.endObject()
  }

  static func read(_ bytes: [UInt8]) throws(JSONError) -> [PipelineCell] {
    try JSONReader.read(bytes) { (reader) throws(JSONError) in
      var cells: [PipelineCell] = []
      try reader.beginArray()
      while try reader.nextElement() {
        var cell = PipelineCell()
        try reader.beginObject()
        while let key = try reader.nextKey() {
          switch key {
          case "cell": cell.cell = try reader.readInt64()
          case "target": cell.target = try reader.readString()
          case "ordinal": cell.ordinal = try reader.readInt64()
          case "state": cell.succeeded = try reader.readStringView() == "succeeded"
          case "external": cell.external = try reader.readString()
          case "started_at": cell.startedAt = try reader.readInt64()
          case "built":
            try reader.beginArray()
            while try reader.nextElement() { cell.built.append(try reader.readString()) }
          default: try reader.skipValue()
          }
        }
        cells.append(cell)
      }
      return cells
    }
  }
}
