#if CommandLine
  import PipeShape
  import PipeShapeLab
  import PipeShapeStore

  /// An engine whose layouts can be compared.
  ///
  /// A new engine is one entry of `all`.
  struct ComparedEngine: Sendable {
    /// The name that `--engines` takes.
    var name: String
    /// The engine's version.
    var version: String
    /// Its layouts, each with the reason why it cannot be had, or nil.
    var layouts: [(name: String, reasonAgainst: String?)]
    /// How its stores are opened.
    var settings: [Fact]
    /// Opens a fresh store of a layout.
    var open: @Sendable (_ layout: String, _ path: String) async throws(StoreError) -> ContenderStore

    /// One writer of a form of writing past every store, in a process of its own.
    var write:
      @Sendable (_ form: String, _ path: String, _ writer: Int, _ changes: Int, _ seed: UInt64) async throws(StoreError)
        -> ContentionTally = { (form, _, _, _, _) throws(StoreError) in
          throw StoreError(.unsupported, "this engine has no form of writing \(form)")
        }
    /// The engine's source and the options that it was built with.
    var build: @Sendable () -> [Fact] = { [] }
    /// The forms of writing past every store, on files of that folder.
    var forms: @Sendable (_ folder: StoreFolder) -> [WriteForm] = { _ in [] }

    static let baseline = "normalized"

    /// Every form of writing: those past the stores, then the layouts themselves.
    func writeForms(_ candidates: [Candidate], in folder: StoreFolder) -> [WriteForm] {
      let name = name
      return forms(folder)
        + candidates.map { candidate in
          WriteForm.port(candidate, clock: MonotonicClock.now) { (layout, contention) throws(StoreError) in
            try await WriterProcesses.run(
              contention, engine: name, path: folder.file("\(contention.label).db"), ["--layout", layout])
          }
        }
    }

    /// The engine of that name, or the first one.
    static func named(_ name: String?) throws(Failure) -> ComparedEngine {
      guard let engine = name.map({ name in all.first { $0.name == name } }) ?? all.first else {
        let names = all.map(\.name)
        throw .usage(
          names.isEmpty
            ? "this build has no engine to compare layouts on"
            : "there is no engine '\(name ?? "")'\(NearestName.hint(for: name ?? "", among: names)); there are \(names.joined(separator: ", "))"
        )
      }
      return engine
    }

    /// The candidates: the baseline, then the layouts wanted, or all.
    func candidates(_ wanted: [String]?, in folder: StoreFolder) throws(Failure) -> [Candidate] {
      for name in wanted ?? [] where !layouts.contains(where: { $0.name == name }) {
        let names = layouts.map(\.name)
        throw .usage(
          "there is no layout '\(name)'\(NearestName.hint(for: name, among: names)); there are \(names.joined(separator: ", "))"
        )
      }
      let open = open
      return layouts.filter { layout in
        layout.reasonAgainst == nil && (layout.name == Self.baseline || wanted?.contains(layout.name) ?? true)
      }.map { layout in
        Candidate(name: layout.name, engine: version, layout: layout.name, settings: settings) {
          (label) throws(StoreError) in try await open(layout.name, folder.file("\(label).db"))
        }
      }
    }

    /// The layouts that were wanted, or exist, and cannot be had.
    func unsupported(_ wanted: [String]?) -> [UnsupportedCandidate] {
      layouts.compactMap { layout in
        guard let reason = layout.reasonAgainst, wanted?.contains(layout.name) ?? true else { return nil }
        return UnsupportedCandidate("\(layout.name) on \(name)", reason: reason)
      }
    }
  }
#endif
