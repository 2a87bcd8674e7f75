#if CommandLine
  import Foundation
  import PipeShapeLab
  import PipeShapePackit

  /// The configurations that a comparison takes its shapes from.
  struct ShapeFiles {
    private let names: [String]

    init(_ names: [String]) { self.names = names }

    /// The shapes, and the share of pipelines that are generated all the same.
    ///
    /// - Throws: a failure that names the file, for one that cannot be read or means no pipeline.
    func shapes() throws(Failure) -> (shapes: [WorkloadShape], generatedShare: Double) {
      #if Packit
        if names.isEmpty {
          // Without files the folder's own configuration takes part, where there is one that can be read.
          let own = (try? Self.shapes(of: ".")) ?? []
          return (own, own.isEmpty ? 0 : 0.9)
        }
        var shapes: [WorkloadShape] = []
        for name in names {
          let found = try Self.shapes(of: name)
          guard !found.isEmpty else { throw Failure(file: name, code: "noPipeline", "means no pipeline") }
          shapes += found
        }
        return (shapes, 0)
      #else
        guard names.isEmpty else {
          throw .usage("this build cannot read configurations: it was made without the trait Packit")
        }
        return ([], 0)
      #endif
    }

    #if Packit
      private static func shapes(of name: String) throws(Failure) -> [WorkloadShape] {
        let plan: PackitPlan
        do throws(PackitError) {
          let reader = PackitReader()
          var file = ConfigurationFile(path: name)
          let text: String
          do throws(PackitError) { text = try file.text(maximumBytes: reader.limits.bytes) } catch {
            guard error.code == .isDirectory else { throw error }
            file = try ConfigurationFile.locate(in: name)
            text = try file.text(maximumBytes: reader.limits.bytes)
          }
          plan = try reader.read(text, file: file.path, options: PackitOptions())
        } catch {
          throw Failure(lines: [error.description], output: PlanOutput.refusal(error))
        }
        var shapes: [WorkloadShape] = []
        for pipeline in plan.pipelines {
          shapes.append(WorkloadShape("\(name): \(pipeline.name)", graph: try pipeline.graph(of: name)))
        }
        return shapes
      }
    #endif
  }
#endif
