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
        """,
      version: "0.1.0",
      subcommands: [PlanCommand.self, RerunCommand.self, PlayCommand.self])

    /// ArgumentParser exits with 64 for wrong usage; this tool's users were promised 2.
    static func main() async {
      do {
        var command = try parseAsRoot()
        if var command = command as? any AsyncParsableCommand {
          try await command.run()
        } else {
          try command.run()
        }
      } catch let failure as Failure {
        failure.report()
        Console.exit(failure.status)
      } catch {
        let isUsage = exitCode(for: error) == .validationFailure
        let text = fullMessage(for: error)
        if exitCode(for: error).isSuccess {
          Console.write(text.isEmpty ? "" : text + "\n")
        } else {
          Console.complain(text)
        }
        Console.exit(isUsage ? 2 : exitCode(for: error).isSuccess ? 0 : 1)
      }
      Console.exit(0)
    }
  }
#endif
