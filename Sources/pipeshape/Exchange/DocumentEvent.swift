#if CommandLine
  import PipeShape
  import PipeShapeDocuments
  import PipeShapeJSON
  import PipeShapeStore

  /// What set the pipeline of a document off, as its member `event` says.
  struct DocumentEvent: Hashable, Sendable {
    /// The name by which several documents share the event; nil for one of this document alone.
    var id: String?
    /// The URL of the project.
    var project: String
    /// What it was about.
    var reference: GitReference
    /// The commit that it happened at.
    var commit: Commit
    /// When, in milliseconds since 1970.
    var at: Int64

    /// A new event, as a store makes it.
    var origin: PipelineDraft.Origin { .new(project: project, reference: reference, commit: commit, at: at) }

    /// Reads the event of a document.
    ///
    /// - Throws: `badOperation` naming the member that is absent, or of another type.
    init(_ document: PipelineDocument) throws(DocumentError) {
      guard let event = document.event?.value?.objectValue else {
        throw DocumentError(
          .badOperation,
          "a document that is imported says what set it off: project, reference {kind, name}, commit, at", key: "event")
      }
      let reference = event["reference"]?.objectValue ?? JSONObject()
      let kind = try Self.text("kind", of: reference, "event.reference.kind")
      guard let known = GitReference.Kind(rawValue: kind) else {
        let kinds = GitReference.Kind.allCases.map(\.rawValue)
        throw DocumentError(
          .badOperation,
          "there is no reference '\(kind)'\(NearestName.hint(for: kind, among: kinds)); there are \(kinds.joined(separator: ", "))",
          key: "event.reference.kind")
      }
      guard let at = event["at"]?.integerValue else {
        throw DocumentError(.badOperation, "needs milliseconds since 1970", key: "event.at")
      }
      id = event["id"] == nil ? nil : try Self.text("id", of: event, "event.id")
      project = try Self.text("project", of: event, "event.project")
      self.reference = GitReference(known, try Self.text("name", of: reference, "event.reference.name"))
      commit = Commit(try Self.text("commit", of: event, "event.commit"))
      self.at = at
    }

    private static func text(_ key: String, of object: JSONObject, _ path: String) throws(DocumentError) -> String {
      guard let text = object[key]?.stringValue else {
        throw DocumentError(.badOperation, "needs a text", key: path)
      }
      return text
    }
  }
#endif
