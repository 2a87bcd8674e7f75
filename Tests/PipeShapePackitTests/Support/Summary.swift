#if Packit
  import PipeShape
  import PipeShapePackit

  /// The plan of a text as lines to compare: a line for each step and each edge, source packages left out.
  func summary(_ text: String, options: PackitOptions = PackitOptions()) throws -> [String] {
    summary(try PackitReader().read(text, options: options))
  }

  func summary(_ plan: PackitPlan) -> [String] {
    plan.pipelines.flatMap { pipeline in
      ["# \(pipeline.name)"]
        + pipeline.steps.filter { $0.kind != "srpm_build" }.map { step in
          "\(step.key): " + step.targets.map(\.description).joined(separator: ", ")
        }
        + pipeline.edges.compactMap { edge in
          guard case .map(let pairs) = edge.binding else { return nil }
          return "\(edge.from) -> \(edge.to): " + pairs.map { "\($0.from) > \($0.to)" }.joined(separator: ", ")
        }
    }
  }

  /// The remarks on a text as `code line:column`.
  func remarks(_ text: String, options: PackitOptions = PackitOptions()) throws -> [String] {
    try PackitReader().read(text, options: options).warnings.map { "\($0.code) \($0.line):\($0.column)" }
  }

  /// The codes of the remarks on a text.
  func codes(_ text: String) throws -> [String] {
    try PackitReader().read(text).warnings.map(\.code.description)
  }

  /// The error that a text is refused with; nil when it is read.
  func refusal(_ text: String, limits: PackitLimits = .standard) -> PackitError? {
    do throws(PackitError) {
      _ = try PackitReader(limits: limits).read(text, file: "p.yaml")
      return nil
    } catch {
      return error
    }
  }
#endif
