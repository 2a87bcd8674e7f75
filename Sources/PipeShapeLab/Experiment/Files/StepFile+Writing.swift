import PipeShapeJSON

extension StepFile {
  /// The text that is kept.
  var text: String {
    var writer = JSONWriter(reserving: 1 << 14)
    writer.beginObject()
    writer.key("format")
    writer.string(Self.format)
    writer.key("chapter")
    writer.string(chapter)
    writer.key("step")
    writer.string(step)
    writer.key("fingerprint")
    writer.facts(fingerprint)
    writer.key("seconds")
    writer.real(seconds)
    writer.key("raw")
    writer.beginObject()
    writer.key("name")
    writer.string(rawName)
    writer.key("bytes")
    writer.integer(Int64(rawBytes))
    writer.key("digest")
    writer.string(rawDigest)
    writer.endObject()
    writer.key("facts")
    writer.facts(result.facts)
    writer.key("figures")
    writer.beginArray()
    for figure in result.figures { writer.figure(figure) }
    writer.endArray()
    writer.endObject()
    return writer.takeString() + "\n"
  }
}

extension JSONWriter {
  mutating func facts(_ facts: [Fact]) {
    beginArray()
    for fact in facts {
      beginObject()
      key("name")
      string(fact.name)
      key("value")
      string(fact.value)
      endObject()
    }
    endArray()
  }

  mutating func figure(_ figure: Figure) {
    beginObject()
    key("series")
    string(figure.series)
    key("quantity")
    string(figure.quantity)
    key("label")
    string(figure.label)
    key("unit")
    string(figure.unit.rawValue)
    key("x")
    if let x = figure.x { number(x) } else { null() }
    key("value")
    beginArray()
    for bound in [figure.value.estimate, figure.value.low, figure.value.high] { number(bound) }
    endArray()
    key("samples")
    integer(Int64(figure.samples))
    endObject()
  }

  /// JSON has no infinities, and bounds may be infinite: they are written as words.
  private mutating func number(_ value: Double) {
    if value.isFinite { real(value) } else { string(value.isNaN ? "nan" : value < 0 ? "-inf" : "inf") }
  }
}
