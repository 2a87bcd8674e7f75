#if CommandLine
  import PipeShape
  import PipeShapeLab
  import PipeShapeStore

  /// The pipelines of a store, for a comparison on them.
  struct StoredPipelines {
    /// More than these are not held in memory: a larger comparison gets copies of them.
    static let most = 20_000

    /// Reads the newest pipelines with their events, and the kinds that the store knows, all from one snapshot.
    ///
    /// - Throws: a failure that names the store, for one that cannot be read or has no pipeline with cells.
    static func given(by text: String, wanted: Int) async throws(Failure) -> GivenPipelines {
      let title = try StoreLocation(text).title
      let found = try await StoredAnswer.read(text) { (session) throws(StoreError) in
        let entries = try newest(min(wanted, most), session)
        return (entries: entries, stored: try session.counts().pipelines, kinds: try session.kinds())
      }
      guard found.entries.contains(where: { $0.pipeline.graph.cellCount > 0 }) else {
        let which = found.entries.count < found.stored ? " among its newest \(found.entries.count)" : ""
        throw Failure(
          file: title, code: "noPipeline", "has no pipeline with cells\(which); name a store that has some")
      }
      do throws(ComparisonError) {
        return try GivenPipelines(of: title, stored: found.stored, kinds: found.kinds, entries: found.entries)
      } catch { throw Failure(file: title, code: error.code.description, error.message) }
    }

    /// The newest pipelines, oldest first.
    private static func newest(
      _ count: Int, _ session: any ReadSession
    ) throws(StoreError) -> [GivenPipelines.Entry] {
      var entries: [GivenPipelines.Entry] = []
      var query = PipelineList.Query(limit: 50, order: .newestFirst)
      while entries.count < count {
        query.limit = min(50, count - entries.count)
        let list = try PipelineList.read(query, session)
        for (record, origin) in list.entries {
          entries.append(GivenPipelines.Entry(try session.existing(record.id), from: origin))
        }
        guard let next = list.next else { break }
        query.after = next.raw
      }
      return entries.reversed()
    }
  }
#endif
