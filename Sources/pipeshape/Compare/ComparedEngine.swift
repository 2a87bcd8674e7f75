#if CommandLine
  import PipeShape
  import PipeShapeLab
  import PipeShapeStore

  /// An engine whose layouts can be compared, and that is ready for it.
  struct ComparedEngine: Sendable {
    /// The name that `--engines` takes.
    var name: String
    /// The engine's version.
    var version: String
    /// Its layouts, each with the reason why it cannot be had, or nil.
    var layouts: [(name: String, reasonAgainst: String?)]
    /// How its stores are opened.
    var settings: [Fact]
    /// Where the store of a label is: a file of the folder, or a schema.
    var place: @Sendable (_ folder: StoreFolder, _ label: String) -> String
    /// Opens a fresh store of a layout at a place, with those kinds.
    var open:
      @Sendable (_ layout: String, _ path: String, _ kinds: KindRegistry) async throws(StoreError) -> ContenderStore

    /// One writer of a form of writing past every store, in a process of its own.
    var write:
      @Sendable (_ form: String, _ path: String, _ writer: Int, _ changes: Int, _ seed: UInt64) async throws(StoreError)
        -> ContentionTally = { (form, _, _, _, _) throws(StoreError) in
          throw StoreError(.unsupported, "this engine has no form of writing \(form)")
        }
    /// The engine's source and the options that it was built with.
    var build: @Sendable () -> [Fact] = { [] }
    /// The forms of writing past every store, on files of that folder where the engine has files.
    var forms: @Sendable (_ folder: StoreFolder) -> [WriteForm] = { _ in [] }
    /// What the processes of writers find in their environment.
    var environment: [String: String] = [:]
    /// The file system under the stores.
    var fileSystem: @Sendable (_ folder: StoreFolder) -> String = { Machine.fileSystem(of: $0.file("store")) }
    /// Chapters of the experiment that cannot be had here, each with the reason.
    var chaptersNotHad: [String: String] = [:]
    /// Prepares for explaining plans, where small stores would have others; says how.
    var explaining: @Sendable () -> String? = { nil }
    /// Removes what stores have left outside the folder.
    var clear: @Sendable () -> Void = {}
    /// Ends what was started for the comparison.
    var stop: @Sendable () -> Void = {}

    static let baseline = "normalized"

    /// Every form of writing: those past the stores, then the layouts themselves.
    func writeForms(_ candidates: [Candidate], in folder: StoreFolder) -> [WriteForm] {
      let (name, place, environment) = (name, place, environment)
      return forms(folder)
        + candidates.map { candidate in
          WriteForm.port(candidate, clock: MonotonicClock.now) { (layout, contention) throws(StoreError) in
            try await WriterProcesses.run(
              contention, engine: name, path: place(folder, contention.label), ["--layout", layout],
              environment: environment)
          }
        }
    }

    /// The candidates: the baseline, then the layouts wanted, or all.
    ///
    /// - Parameter kinds: what their stores are opened with.
    func candidates(
      _ wanted: [String]?, in folder: StoreFolder, kinds: KindRegistry = WorkloadKinds.registry
    ) -> [Candidate] {
      let (open, place) = (open, place)
      return layouts.filter { layout in
        layout.reasonAgainst == nil && (layout.name == Self.baseline || wanted?.contains(layout.name) ?? true)
      }.map { layout in
        Candidate(name: layout.name, engine: version, layout: layout.name, settings: settings) {
          (label) throws(StoreError) in try await open(layout.name, place(folder, label), kinds)
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
