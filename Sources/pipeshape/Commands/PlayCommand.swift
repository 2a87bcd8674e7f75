#if CommandLine
  import ArgumentParser
  import PipeShapeDocuments
  import PipeShapeStore

  /// `pipeshape scenario`.
  struct PlayCommand: AsyncParsableCommand, SpeaksJSON {
    static let configuration = CommandConfiguration(
      commandName: "scenario",
      abstract: "Plays a scenario on a store: a pipeline document, then one command a line.",
      discussion: """
        Prints one line of JSON for each command; exit code 1 if one of them was not ok.
        A stored pipeline stays in its store, and every call makes a new one.

        Examples:
          pipeshape scenario story.jsonl
          pipeshape scenario story.jsonl --store 'sqlite:pipelines.db?layout=group-document'
          pipeshape scenario story.jsonl --store 'sqlite:pipelines.db?layout=normalized'
        """)

    @Argument(help: ArgumentHelp("The scenario, in JSON Lines; - is standard input.", valueName: "file.jsonl"))
    var file: String

    @Option(
      help: ArgumentHelp(
        "memory, or sqlite:PATH?layout=NAME; a file that exists needs no layout.", valueName: "store"))
    var store = "memory"

    @Flag(help: "Accepted everywhere; answers are JSON anyhow.")
    var json = false

    var speaksJSON: Bool { json }

    func run() async throws {
      let location = try StoreLocation(store)
      let input = InputFile(file)
      let bytes = try input.read(limit: 1 << 30)
      let store = try await location.open()
      let title = location.title
      let isOK = try await Self.play(bytes, of: input, on: store, title: title)
      await store.close()
      if !isOK { throw Failure.reported }
    }

    /// Plays all lines; whether every one of them was ok.
    private static func play(
      _ bytes: [UInt8], of input: InputFile, on store: some Store, title: String
    ) async throws(Failure) -> Bool {
      var scenario = Scenario(on: store) { Console.complain("\(input.title):1: warning: \($0)") }
      var output: [UInt8] = []
      var isOK = true
      var progress = Progress("scenario", total: bytes.count { $0 == UInt8(ascii: "\n") })
      var line = 0
      defer { Console.write(output) }
      for text in ScenarioLines(bytes) where !scenario.isOver {
        line += 1
        progress.update(line)
        let answer: Answer?
        do throws(StoreError) { answer = try await scenario.play(text) } catch { throw Failure(error, store: title) }
        guard let answer else { continue }
        isOK = isOK && answer.isOK
        output += answer.serialized()
        output.append(UInt8(ascii: "\n"))
        if output.count > 1 << 16 {
          Console.write(output)
          output.removeAll(keepingCapacity: true)
        }
      }
      return isOK
    }
  }
#endif
