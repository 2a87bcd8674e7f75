#if CommandLine
  import PipeShape
  import PipeShapeJSON
  import PipeShapeStore

  /// A page of pipelines as `list` prints it: with what stands for the states of their heads, and when each was made.
  struct ListedPipelines: Sendable {
    /// One line.
    struct Entry: Sendable {
      var record: PipelineRecord
      var origin: PipelineOrigin
      /// What stands for the states of the head's attempts, as `show` has it.
      var badge: Badge
      /// When the first run was made, where somebody said so.
      var createdAt: Int64?
    }

    let entries: [Entry]
    /// Where the list goes on; nil at its end.
    let next: PipelineID?

    /// Reads a page, in one question for the head of each pipeline that the query means.
    ///
    /// - Throws: as ``PipelineList/read(_:_:where:)``.
    init(_ query: PipelineList.Query, states: ListedStates?, _ session: some ReadSession) throws(StoreError) {
      var query = query
      query.hasEnded = states?.hasEnded
      // What was looked at to be listed is not looked at again.
      var heads: [PipelineID: (badge: Badge, createdAt: Int64?)] = [:]
      let list: PipelineList
      if let states {
        list = try PipelineList.read(query, session) { (record) throws(StoreError) in
          let head = try Self.head(of: record, session)
          heads[record.id] = head
          return states.badges.contains(head.badge)
        }
      } else {
        list = try PipelineList.read(query, session)
      }
      var entries: [Entry] = []
      for (record, origin) in list.entries {
        let head: (badge: Badge, createdAt: Int64?)
        if let known = heads[record.id] { head = known } else { head = try Self.head(of: record, session) }
        entries.append(Entry(record: record, origin: origin, badge: head.badge, createdAt: head.createdAt))
      }
      self.entries = entries
      next = list.next
    }

    /// The first run says when the pipeline was made, and comes with the head where it is the head.
    private static func head(
      of record: PipelineRecord, _ session: some ReadSession
    ) throws(StoreError) -> (badge: Badge, createdAt: Int64?) {
      guard record.head > 1 else {
        let view = try session.head(of: record.id)
        return (view.rollUp.badge, view.run.createdAt)
      }
      let pipeline = try session.existing(record.id)
      return (RollUp(pipeline.head.states).badge, pipeline.runs.first?.createdAt)
    }

    /// The page as it is printed; its JSON has the form of `Docs/Schemas/list.schema.json`.
    var page: ShownPage {
      var page = ShownPage(
        name: "pipelines", table: Table(["pipeline", "runs", "state", "created", "project", "reference", "commit"]),
        next: next.map { String($0.raw) })
      for entry in entries {
        let (record, event) = (entry.record, entry.origin.event)
        page.table.add([
          .init(String(record.id.raw), .bold), .init(String(record.head)),
          entry.badge == .none ? .init("no cells", .dim) : .init(entry.badge),
          // A time that is another one says so.
          .init(entry.createdAt.map(ShownTime.text) ?? "\(ShownTime.text(event.at)) (event)"),
          .init(entry.origin.project.url), .init(event.reference.words), .init(event.commit.hash),
        ])
        var object: JSONObject = [
          "id": .string(String(record.id.raw)), "runs": .integer(Int64(record.head)), "ended": .bool(record.hasEnded),
          "state": .string(entry.badge.name),
        ]
        if let createdAt = entry.createdAt { object["createdAt"] = .integer(createdAt) }
        object["event"] = .object(entry.origin.value)
        page.entries.append(.object(object))
      }
      return page
    }
  }
#endif
