#if CommandLine
  import PipeShape
  import PipeShapeDocuments
  import PipeShapeJSON
  import PipeShapePackit

  /// A plan as JSON: pipeline documents, with what the file says beyond the graph as members with `x-`.
  struct PlanOutput {
    let file: String
    let plan: PackitPlan

    /// The whole output, with a final newline.
    func bytes() throws(Failure) -> [UInt8] {
      var writer = JSONWriter()
      writer.beginObject()
      writer.key("file")
      writer.string(file)
      writer.key("pipelines")
      writer.beginArray()
      for pipeline in plan.pipelines { try document(of: pipeline).write(into: &writer) }
      writer.endArray()
      writer.key("warnings")
      writer.beginArray()
      for warning in plan.warnings {
        writer.value([
          "code": .string(warning.code.description), "message": .string(warning.message),
          "file": .string(warning.file), "line": .integer(Int64(warning.line)),
          "column": .integer(Int64(warning.column)),
        ])
      }
      writer.endArray()
      writer.endObject()
      return writer.takeBytes() + [UInt8(ascii: "\n")]
    }

    private func document(of pipeline: PackitPipeline) throws(Failure) -> PipelineDocument {
      let graph = try pipeline.graph(of: file)
      var document: PipelineDocument
      do throws(DocumentError) { document = try PipelineDocument(name: pipeline.name, graph: graph) } catch {
        throw Failure(file: file, code: error.code.description, error.description)
      }
      document["x-resolved", of: .document] = RawJSON(.string(plan.resolved))
      for (index, step) in pipeline.details.enumerated() {
        document["x-line", of: .step(index)] = RawJSON(.integer(Int64(step.line)))
        if !step.attributes.isEmpty {
          document["x-attributes", of: .step(index)] = RawJSON(.object(step.attributes))
        }
        if !step.payload.isEmpty { document["x-payload", of: .step(index)] = RawJSON(.object(step.payload)) }
        for (place, target) in step.step.targets.enumerated() {
          guard let payload = step.cellPayload[target], !payload.isEmpty else { continue }
          document["x-payload", of: .target(step: index, place)] = RawJSON(.object(payload))
        }
      }
      return document
    }

    /// What stands in place of a plan where the file was refused.
    static func refusal(_ error: PackitError) -> JSONValue {
      var fault: JSONObject = ["code": .string(error.code.description), "message": .string(error.message)]
      if let line = error.line { fault["line"] = .integer(Int64(line)) }
      if let column = error.column { fault["column"] = .integer(Int64(column)) }
      if let key = error.key { fault["key"] = .string(key) }
      return Failure.output(file: error.file, fault)
    }
  }

  extension PackitPipeline {
    /// The pipeline's graph; the reader has kept its rules already.
    func graph(of file: String) throws(Failure) -> PipelineGraph {
      do throws(GraphError) { return try PipelineGraph(steps: steps, edges: edges) } catch {
        throw Failure(file: file, code: error.code.description, "pipeline \(name): \(error)")
      }
    }
  }
#endif
