#if CommandLine
  import ArgumentParser

  /// The tool.
  ///
  /// A new subcommand is one file in Commands and one entry of this list.
  @main
  struct Pipeshape: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "pipeshape",
      abstract: "Pipelines of builds and tests: what is rerun, and how they are stored.",
      discussion: """
        Exit codes: 0 done, 1 refused or failed check, 2 usage.

        Examples:
          pipeshape plan .packit.yaml
          pipeshape rerun pipeline.json --select failed+
          pipeshape scenario story.jsonl --store memory
          pipeshape list --store sqlite:pipelines.db
          pipeshape show 17 --store sqlite:pipelines.db
          pipeshape packit '/packit retest-failed' --pipeline 17 --store sqlite:pipelines.db
          pipeshape record 17 'copr_build[fedora-44-x86_64]' --state cancelled --store sqlite:pipelines.db
          pipeshape export --store sqlite:pipelines.db > pipelines.jsonl
          pipeshape import packit postgresql://localhost/packit --into sqlite:packit.db
          pipeshape remove --ended-before 2025-12-01 --store sqlite:pipelines.db
          pipeshape prune --keep-runs 3 --store sqlite:pipelines.db
          pipeshape compare
          pipeshape experiment --chapters scale
          pipeshape laws --cases 1000
          pipeshape doctor sqlite:pipelines.db
        """,
      version: "0.1.0",
      subcommands: [
        PlanCommand.self, RerunCommand.self, PlayCommand.self, ListCommand.self, EventsCommand.self,
        ShowCommand.self, FindCommand.self, NeighboursCommand.self, PackitCommand.self, RecordCommand.self,
        UsageCommand.self, ExportCommand.self, ImportCommand.self, RemoveCommand.self, PruneCommand.self,
        CompareCommand.self, ExperimentCommand.self,
        LawsCommand.self, DoctorCommand.self, WriterCommand.self,
      ])

    /// ArgumentParser exits with 64 for wrong usage; this tool's users were promised 2.
    static func main() async {
      Console.exit(await outcome())
    }

    private static func outcome() async -> Int32 {
      var speaksJSON = false
      do {
        var command = try parseAsRoot()
        speaksJSON = Self.speaksJSON(command)
        if var command = command as? any AsyncParsableCommand {
          try await command.run()
        } else {
          try command.run()
        }
        return 0
      } catch let failure as Failure {
        failure.report(asJSON: speaksJSON)
        return failure.status
      } catch {
        return report(error)
      }
    }

    private static func speaksJSON(_ command: any ParsableCommand) -> Bool {
      (command as? any SpeaksJSON)?.speaksJSON ?? false
    }

    /// Prints what ArgumentParser has to say: help, the version, or what is wrong with the arguments.
    private static func report(_ error: any Error) -> Int32 {
      let text = fullMessage(for: error)
      let code = exitCode(for: error)
      if code.isSuccess {
        Console.write(text.isEmpty ? "" : text + "\n")
      } else {
        Console.complain(text)
      }
      return code.isSuccess ? 0 : code == .validationFailure ? 2 : 1
    }
  }
#endif
