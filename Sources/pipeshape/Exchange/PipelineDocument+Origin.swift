#if CommandLine
  import PipeShape
  import PipeShapeDocuments
  import PipeShapeJSON
  import PipeShapeStore

  extension PipelineDocument {
    /// Describes a stored pipeline: its history with times, and what set it off as the free member `event`.
    init(_ pipeline: Pipeline, from origin: PipelineOrigin) {
      self.init(event: RawJSON(.object(origin.value)), timedHistory: pipeline)
    }
  }

  extension PipelineOrigin {
    /// The event as documents and lists write it.
    var value: JSONObject {
      [
        "id": .string(String(event.id.raw)), "project": .string(project.url),
        "reference": ["kind": .string(event.reference.kind.rawValue), "name": .string(event.reference.name)],
        "commit": .string(event.commit.hash), "at": .integer(event.at),
      ]
    }
  }
#endif
