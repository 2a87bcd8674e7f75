import PipeShapeJSON

extension GivenFigures {
  /// Writes the figures as the member `given` of an object.
  func write(to writer: inout JSONWriter) {
    writer.key("given")
    writer.beginObject()
    writer.key("of")
    writer.string(title)
    for (name, number) in [("stored", stored), ("taken", taken), ("loaded", loaded)] {
      writer.key(name)
      writer.integer(Int64(number))
    }
    for (name, names) in [("kinds", kinds), ("loosenedKinds", loosenedKinds), ("opaqueKinds", opaqueKinds)] {
      writer.key(name)
      writer.beginArray()
      for kind in names { writer.string(kind) }
      writer.endArray()
    }
    writer.endObject()
  }
}
