import PipeShapeJSON

extension ExperimentReport {
  /// Every figure with the step and the raw file that it comes from, as JSON.
  public var json: String {
    var writer = JSONWriter(reserving: 1 << 16)
    writer.beginObject()
    writer.key("format")
    writer.string("pipeshape/experiment/1")
    writer.key("command")
    writer.string(command)
    writer.key("baseline")
    writer.string(baseline)
    writer.key("layouts")
    writer.beginArray()
    for layout in layouts { writer.string(layout) }
    writer.endArray()
    writer.key("environment")
    writer.facts(environment)
    writer.key("statements")
    writer.beginArray()
    for statement in chapters.flatMap(\.section.statements) { writer.string(statement) }
    writer.endArray()
    writer.key("chapters")
    writer.beginArray()
    for chapter in chapters { write(chapter, to: &writer) }
    writer.endArray()
    writer.key("unsupported")
    writer.facts(unsupported.map { Fact($0.name, $0.reason) })
    writer.key("failures")
    writer.facts(failures)
    writer.endObject()
    return writer.takeString() + "\n"
  }

  private func write(_ chapter: ChapterReport, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("name")
    writer.string(chapter.name)
    writer.key("title")
    writer.string(chapter.section.title)
    writer.key("steps")
    writer.beginArray()
    for step in chapter.steps {
      writer.beginObject()
      writer.key("name")
      writer.string(step.step)
      writer.key("file")
      writer.string(StepFile.name(chapter: step.chapter, step: step.step))
      writer.key("raw")
      writer.string(step.rawName)
      writer.key("seconds")
      writer.real(step.seconds)
      writer.key("fingerprint")
      writer.facts(step.fingerprint)
      writer.key("facts")
      writer.facts(step.result.facts)
      writer.key("figures")
      writer.beginArray()
      for figure in step.result.figures { writer.figure(figure) }
      writer.endArray()
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }
}
