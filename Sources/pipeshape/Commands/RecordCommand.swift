#if CommandLine
  import ArgumentParser
  import Foundation
  import PipeShape
  import PipeShapeJSON

  /// `pipeshape record`.
  struct RecordCommand: AsyncParsableCommand, SpeaksJSON {
    static let configuration = CommandConfiguration(
      commandName: "record",
      abstract: "Shows what it would change to start or end a stored attempt by hand, or does it.",
      discussion: """
        For a job of which nothing is heard any more: it is ended as cancelled, and then rerun. A bad end skips what waits
        for it. An attempt that has ended never changes; that is said, and is no error. Without --apply nothing is changed.
        The cell is named as in a selection.

        Examples:
          pipeshape record 17 'copr_build[fedora-44-x86_64]' --state cancelled --store sqlite:pipelines.db
          pipeshape record 17 'copr_build[fedora-44-x86_64]' --state cancelled --store sqlite:pipelines.db --apply
          pipeshape record 17 srpm_build --state running --external copr:9931733 --store sqlite:pipelines.db --apply
        """)

    @Argument(help: ArgumentHelp("The pipeline's id.", valueName: "pipeline"))
    var pipeline: Int64

    @Argument(help: ArgumentHelp("The cell.", valueName: "cell"))
    var cell: String

    @Option(
      help: ArgumentHelp(
        "What it becomes: running, succeeded, failed, error, cancelled or skipped.", valueName: "state"))
    var state: String

    @Option(
      help: ArgumentHelp(
        "Which attempt of the cell, by its number, so that a newer one is left alone; by default the newest.",
        valueName: "number"))
    var attempt: Int32?

    @Option(help: ArgumentHelp("Gives the attempt this name in another system.", valueName: "system:id"))
    var external: String?

    @Option(help: ArgumentHelp("When it happened: a date and time with its zone; by default now.", valueName: "time"))
    var at: String?

    @Option(help: ArgumentHelp("The store: sqlite:PATH, or postgresql:ADDRESS.", valueName: "store"))
    var store: String

    @Flag(help: "Records it; otherwise only says what would change.")
    var apply = false

    @Flag(help: "Prints the answer as JSON.")
    var json = false

    var speaksJSON: Bool { json }

    func validate() throws { try ShownTime.check(at, of: "--at") }

    func run() async throws {
      guard let state = AttemptState(name: state) else {
        let known = AttemptState.allCases.map(\.name)
        throw Failure.usage(
          "there is no state '\(state)'\(NearestName.hint(for: state, among: known)); "
            + "there are \(known.dropFirst().joined(separator: ", "))")
      }
      let now = Int64(Date().timeIntervalSince1970 * 1000)
      let change = AttemptChange(
        state: state, external: try external.map(ExternalID.init(option:)),
        at: at.flatMap { ShownTime.milliseconds($0) } ?? now)
      let record = StoredRecord(
        id: PipelineID(pipeline), cell: try NamedCell(cell), ordinal: attempt, change: change, isApplied: apply)
      let done = try await record.perform(inStoreAt: store)
      Console.write(json ? done.value.text() + "\n" : done.text(coloured: Console.wantsColour))
    }
  }

  extension ExternalID {
    /// Reads a name in another system as options give it.
    ///
    /// - Throws: a failure of usage for anything but `SYSTEM:ID`.
    init(option text: String) throws(Failure) {
      let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw .usage("--external is SYSTEM:ID, such as copr:9931733")
      }
      self.init(system: parts[0], id: parts[1])
    }
  }
#endif
