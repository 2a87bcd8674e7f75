#if CommandLine
  import ArgumentParser
  import PipeShape
  import PipeShapeJSON
  import PipeShapeStore

  /// `pipeshape doctor`.
  struct DoctorCommand: AsyncParsableCommand, SpeaksJSON {
    static let configuration = CommandConfiguration(
      commandName: "doctor",
      abstract: "Checks every rule that a store keeps, and changes nothing.",
      discussion: """
        The engine checks what it keeps itself, then every pipeline is read: header, history, copies and lookup rows.
        Exit code 1 if there is a finding, or if there is no store that can be opened.

        Examples:
          pipeshape doctor sqlite:pipelines.db
          pipeshape doctor sqlite:pipelines.db --json
          pipeshape doctor postgresql:dbname=lab
        """)

    @Argument(
      help: ArgumentHelp(
        "The store: sqlite:PATH, or postgresql:ADDRESS; one that exists has its layout.", valueName: "store"))
    var store: String

    @Flag(help: "Prints the diagnosis as JSON.")
    var json = false

    var speaksJSON: Bool { json }

    func run() async throws {
      let location = try StoreLocation(store)
      let title = location.title
      let diagnosis = try await Self.diagnosis(of: try await location.open(for: .reading), title: title)
      if json {
        Console.write(DoctorOutput.value(diagnosis, file: title).text() + "\n")
      } else {
        for finding in diagnosis.findings { Console.write("\(title): \(finding)\n") }
        Console.write("\(title): \(DoctorOutput.summary(diagnosis))\n")
      }
      if !diagnosis.isClean { throw Failure.reported }
    }

    private static func diagnosis(of store: some Store, title: String) async throws(Failure) -> Diagnosis {
      try await store.closing { () async throws(Failure) in
        var progress = Progress("doctor, pipelines")
        do throws(StoreError) { return try await store.doctor { progress.update($0) } } catch {
          throw Failure(error, store: title)
        }
      }
    }
  }

  /// A diagnosis in words and as JSON.
  enum DoctorOutput {
    /// One line that says how it went.
    static func summary(_ diagnosis: Diagnosis) -> String {
      let count = diagnosis.findings.count + diagnosis.omitted
      let omitted = diagnosis.omitted > 0 ? ", of which \(diagnosis.omitted) are not shown" : ""
      return
        "\(diagnosis.pipelines.counted("pipeline")) checked, \(count == 0 ? "no" : String(count)) finding\(count == 1 ? "" : "s")\(omitted)"
    }

    /// The form of `Docs/Schemas/doctor.schema.json`.
    static func value(_ diagnosis: Diagnosis, file: String) -> JSONValue {
      var object: JSONObject = [
        "ok": .bool(diagnosis.isClean), "file": .string(file), "pipelines": .integer(Int64(diagnosis.pipelines)),
        "findings": .array(diagnosis.findings.map(value)),
      ]
      if diagnosis.omitted > 0 { object["omitted"] = .integer(Int64(diagnosis.omitted)) }
      return .object(object)
    }

    private static func value(_ finding: Finding) -> JSONValue {
      var object: JSONObject = ["rule": .string(finding.rule.description)]
      if let pipeline = finding.pipeline { object["pipeline"] = .string(String(pipeline.raw)) }
      object["message"] = .string(finding.message)
      return .object(object)
    }
  }
#endif
