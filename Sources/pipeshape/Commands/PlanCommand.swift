#if CommandLine
  import ArgumentParser
  import PipeShape
  import PipeShapePackit

  /// `pipeshape plan`.
  struct PlanCommand: AsyncParsableCommand, SpeaksJSON {
    static let configuration = CommandConfiguration(
      commandName: "plan",
      abstract: "Shows the pipelines that a Packit configuration means.",
      discussion: """
        A folder stands for the configuration in it. Warnings go to standard error, except with json.

        Examples:
          pipeshape plan .packit.yaml
          pipeshape plan . --trigger pull_request --format mermaid
          pipeshape plan .packit.yaml --format json | jq -c '.pipelines[0]' > pipeline.json
        """)

    /// The forms of the output.
    enum Format: String, CaseIterable, ExpressibleByArgument {
      case table, json, normal, mermaid
    }

    @Argument(
      help: ArgumentHelp(
        "The configuration, or the folder that holds it; - is standard input.", valueName: "file|folder"))
    var file: String

    @Option(
      help: ArgumentHelp("Only pipelines of this trigger; commit means dist-git:commit too.", valueName: "trigger"))
    var trigger: String?

    @Option(help: ArgumentHelp("Only what an event on this branch sets off.", valueName: "branch"))
    var branch: String?

    @Option(help: ArgumentHelp("A table of distributions instead of the built-in one.", valueName: "file"))
    var aliases: String?

    @Flag(help: "Joins sync, Koji builds and updates into one pipeline.")
    var workflow = false

    @Option(help: "table, json, normal (what digests are taken of) or mermaid.")
    var format: Format?

    @Flag(help: "The same as --format json.")
    var json = false

    var speaksJSON: Bool { json || format == .json }

    func validate() throws {
      if json, let format, format != .json {
        throw ValidationError("--json and --format \(format.rawValue) exclude each other.")
      }
    }

    func run() async throws {
      let format = json ? .json : format ?? .table
      let (plan, title): (PackitPlan, String)
      do throws(PackitError) { (plan, title) = try read() } catch {
        throw Failure(lines: [error.description], output: PlanOutput.refusal(error))
      }
      if format != .json {
        for warning in plan.warnings { Console.complain(warning.description) }
        if plan.pipelines.isEmpty { Console.complain("\(title): note: no pipeline\(filter)") }
      }
      switch format {
      case .table: Console.write(try PlanTable(plan).text(coloured: Console.wantsColour, width: Console.width))
      case .json: Console.write(try PlanOutput(file: title, plan: plan).bytes())
      case .normal: Console.write(plan.normalBytes)
      case .mermaid: Console.write(PlanDiagram(plan).text)
      }
    }

    private var title: String { file == "-" ? "<stdin>" : file }

    private var filter: String {
      [trigger.map { " of trigger \($0)" }, branch.map { " for branch \($0)" }].compactMap { $0 }.joined()
    }

    #if Packit
      private func read() throws(PackitError) -> (PackitPlan, file: String) {
        var reader = PackitReader()
        if let aliases {
          reader.aliases = try DistroTable(parsing: try ConfigurationFile(path: aliases).text(), file: aliases)
        }
        let options = PackitOptions(trigger: trigger, branch: branch, workflow: workflow)
        if file == "-" { return (try reader.read(try standardInput(), file: title, options: options), title) }
        var configuration = ConfigurationFile(path: file)
        let text: String
        do throws(PackitError) { text = try configuration.text(maximumBytes: reader.limits.bytes) } catch {
          guard error.code == .isDirectory else { throw error }
          configuration = try ConfigurationFile.locate(in: file)
          text = try configuration.text(maximumBytes: reader.limits.bytes)
        }
        var plan = try reader.read(text, file: configuration.path, options: options)
        plan.warnings = configuration.warnings + plan.warnings
        return (plan, configuration.path)
      }

      private func standardInput() throws(PackitError) -> String {
        let bytes: [UInt8]
        do throws(Failure) { bytes = try InputFile("-").read(limit: PackitLimits.standard.bytes) } catch {
          throw PackitError(code: .unreadable, file: title, message: "cannot be read, or is too long")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
          throw PackitError(code: .notUTF8, file: title, message: "the file is not UTF-8")
        }
        return text
      }
    #else
      private func read() throws(PackitError) -> (PackitPlan, file: String) {
        throw PackitError(
          code: .unreadable, file: title, message: "this build cannot read it: it was made without the trait Packit")
      }
    #endif
  }
#endif
