#if CommandLine
  import ArgumentParser
  import PipeShape
  import PipeShapeDocuments
  import PipeShapeStore

  /// `pipeshape rerun`.
  struct RerunCommand: AsyncParsableCommand, SpeaksJSON {
    static let configuration = CommandConfiguration(
      commandName: "rerun",
      abstract: "Shows what a rerun of some cells would do to a pipeline document or a stored pipeline, or applies it.",
      discussion: """
        Without --apply nothing is changed. With --apply the new document is printed, or with --in-place
        it replaces the file.

        Examples:
          pipeshape rerun pipeline.json --select failed
          pipeshape rerun pipeline.json --select 'tests[fedora-42-x86_64]' --upstream repair
          pipeshape rerun pipeline.json --select all --json
          pipeshape rerun pipeline.json --select failed --apply --request click-17 --in-place
          pipeshape rerun 17 --store sqlite:pipelines.db --select 'copr_build[fedora-42-x86_64]' --apply
        """)

    enum Upstream: String, CaseIterable, ExpressibleByArgument {
      case keep, repair

      var policy: UpstreamPolicy { self == .keep ? .keep : .repair }
    }

    @Argument(
      help: ArgumentHelp(
        "The pipeline document, - is standard input; with --store, the pipeline's id.", valueName: "pipeline.json|id"))
    var file: String

    @Option(
      help: ArgumentHelp("The store that has the pipeline: sqlite:PATH, or postgresql:ADDRESS.", valueName: "store"))
    var store: String?

    @Option(
      help: ArgumentHelp(
        "Which cells: a selection such as failed, build+ or tests[fedora-42-x86_64].", valueName: "expr"))
    var select: String

    @Option(help: "keep leaves bad predecessors and blocks what needs them, repair reruns them too.")
    var upstream = Upstream.keep

    @Flag(help: "Without what follows the selected cells, which goes stale.")
    var exact = false

    @OptionGroup
    var options: ApplyOptions

    @Flag(help: "With --apply: replaces the file instead of printing.")
    var inPlace = false

    @Flag(help: "Prints answers as JSON.")
    var json = false

    var speaksJSON: Bool { json }

    func validate() throws {
      if inPlace && !options.apply { throw ValidationError("--in-place goes with --apply.") }
      if inPlace && file == "-" { throw ValidationError("--in-place needs a file, not standard input.") }
      if store != nil && Int64(file) == nil {
        throw ValidationError("With --store, '\(file)' is to be a pipeline's id.")
      }
      if store != nil && inPlace {
        throw ValidationError("--in-place goes with a document: a store keeps what is applied.")
      }
    }

    func run() async throws {
      if let store {
        let scope: RerunScope
        do throws(DocumentError) { scope = try self.scope() } catch {
          if json { printLine(Answer(error: error).serialized()) }
          throw failure(error)
        }
        let rerun = StoredRerun(
          id: PipelineID(Int64(file) ?? 0), scope: { _ in scope },
          options: options, json: json)
        return try await rerun.perform(inStoreAt: store)
      }
      let input = InputFile(file)
      var document = try read(input)
      let outcome: RerunOutcome
      do throws(DocumentError) {
        let scope = try scope()
        outcome =
          options.apply
          ? try document.rerun(RerunRequest(scope, id: options.request, token: options.token))
          : try document.preview(scope)
      } catch {
        if json { printLine(document.answer(.failure(error)).serialized()) }
        throw failure(error)
      }
      if options.apply && !inPlace {
        printLine(document.serialized())
        for line in RerunReport(outcome, of: document.graph).jobsToCancel { Console.complain(line) }
        return
      }
      // Nothing new leaves nothing to write, and a file that was not asked to change keeps its form.
      if options.apply && outcome.created {
        try AtomicFile.replace(file, with: document.serialized() + [UInt8(ascii: "\n")])
      }
      if json {
        printLine(document.answer(.success(outcome)).serialized())
      } else {
        Console.write(RerunReport(outcome, of: document.graph).text(coloured: Console.wantsColour))
      }
    }

    private func printLine(_ bytes: [UInt8]) { Console.write(bytes + [UInt8(ascii: "\n")]) }

    private func read(_ input: InputFile) throws(Failure) -> PipelineDocument {
      let bytes = try input.read(limit: DocumentLimits.standard.documentBytes)
      do throws(DocumentError) { return try PipelineDocument(parsing: bytes) } catch {
        if json { printLine(Answer(error: error).serialized()) }
        throw failure(error)
      }
    }

    private func scope() throws(DocumentError) -> RerunScope {
      do throws(PipelineError) {
        return RerunScope(
          try Selection(parsing: select), upstream: upstream.policy, mode: exact ? .exact : .downstream)
      } catch { throw DocumentError(StoreError(error)) ?? DocumentError(.badSelection, error.message) }
    }

    /// A fault of the selection is shown under its text; where JSON is wanted, the answer has been printed already.
    private func failure(_ error: DocumentError) -> Failure {
      guard let column = error.column else {
        let place = error.place.map { ":\($0.line):\($0.column)" } ?? ""
        return Failure(lines: ["\(InputFile(file).title)\(place): error: \(error.description)"])
      }
      // What would move the caret is shown as a blank.
      let shown = String(String.UnicodeScalarView(select.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
      let blanks = shown.unicodeScalars.prefix(column - 1).map { _ in " " }.joined()
      return Failure(
        lines: ["--select:1:\(column): error: \(error.description)", "  \(shown)", "  \(blanks)^"])
    }
  }
#endif
