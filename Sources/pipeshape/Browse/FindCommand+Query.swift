#if CommandLine
  import PipeShape
  import PipeShapeStore

  extension FindCommand {
    /// What the options ask for; the project of a URL is still to be found.
    func query() throws(Failure) -> CellQuery {
      if let unfinished {
        let time = before.flatMap { ShownTime.milliseconds($0) }
        if let event {
          return .unfinishedOf(UnfinishedLookup(kind: unfinished, of: .event(EventID(event)), createdBefore: time))
        }
        guard let reference else { return .unfinished(kind: unfinished) }
        let name = try Self.reference(reference)
        return .unfinishedOf(
          UnfinishedLookup(kind: unfinished, of: .reference(ProjectID(0), name), createdBefore: time))
      }
      if let ready { return .ready(kind: ready) }
      if let succeeded {
        return .latestSucceeded(commit: Commit(commit ?? ""), project: nil, kind: succeeded, target: target)
      }
      if let field { return .field(try lookup(field)) }
      return .external(
        ExternalLookup(
          try ExternalID(option: external ?? ""), target: target,
          identifier: ExternalLookup.Identifier(option: identifier), kind: kind))
    }

    private func lookup(_ field: String) throws(Failure) -> FieldLookup {
      let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw .usage("--field is FIELD=VALUE, such as nvr=ogr-1-1.fc41")
      }
      var lookup = FieldLookup(kind: kind ?? "", field: parts[0], is: .text(parts[1]))
      guard let state else { return lookup }
      var states: Set<AttemptState> = []
      for name in state.split(separator: ",").map(String.init) {
        guard let state = AttemptState(name: name) else {
          let known = AttemptState.allCases.map(\.name).joined(separator: ", ")
          throw .usage("there is no state '\(name)'; there are \(known)")
        }
        states.insert(state)
      }
      guard !states.isEmpty else { throw .usage("--state names no state") }
      lookup.states = states
      return lookup
    }

    /// Where the page goes on.
    func cursor() throws(Failure) -> CellCursor? {
      guard let after = page.after else { return nil }
      let parts = after.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 3, let pipeline = Int64(parts[0]), let position = Int32(parts[1]),
        let ordinal = Int32(parts[2])
      else { throw .usage("--after is what the page before ended with: PIPELINE:POSITION:ORDINAL") }
      return CellCursor(pipeline: PipelineID(pipeline), position: position, ordinal: ordinal)
    }

    private static func reference(_ text: String) throws(Failure) -> GitReference {
      let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let kind = GitReference.Kind(rawValue: parts[0]) else {
        let kinds = GitReference.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw .usage("--reference is KIND:NAME, such as pull_request:17; kinds are \(kinds)")
      }
      return GitReference(kind, parts[1])
    }
  }

  extension ReadSession {
    /// The attempts of a field whose value is written as text: what the field holds says what is meant.
    func cells(_ lookup: FieldLookup, page: Page<CellCursor>) throws(StoreError) -> [CellRecord] {
      do throws(StoreError) { return try cells(.field(lookup), page: page) } catch {
        guard error.code == .invalidPayload, case .text(let text) = lookup.value else { throw error }
        var other = lookup
        if let flag = Bool(text) {
          other.value = .bool(flag)
        } else if let number = Int64(text) {
          other.value = .int(number)
        } else if let number = Double(text) {
          other.value = .real(number)
        } else {
          throw error
        }
        return try cells(.field(other), page: page)
      }
    }
  }

  extension CellCursor {
    /// The place as `--after` takes it.
    var text: String { "\(pipeline.raw):\(position):\(ordinal)" }
  }
#endif
