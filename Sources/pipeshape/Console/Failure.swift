#if CommandLine
  import PipeShapeJSON
  import PipeShapeStore

  /// Why a command ends without having done what was asked.
  struct Failure: Error {
    /// The lines for standard error.
    var lines: [String]
    /// 1 for a refusal or a failed check, 2 for wrong usage.
    var status: Int32
    /// What `--json` prints; nil where the command has printed an answer, or where nobody reads one.
    var output: JSONValue?

    /// A refusal or failure, in a file or store where one is named.
    init(file: String? = nil, line: Int? = nil, column: Int? = nil, code: String, _ message: String) {
      let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
      lines = ["\(file ?? "pipeshape")\(place): error: \(message)"]
      status = 1
      var fault: JSONObject = ["code": .string(code), "message": .string(message)]
      if let line { fault["line"] = .integer(Int64(line)) }
      if let column { fault["column"] = .integer(Int64(column)) }
      output = Self.output(file: file, fault)
    }

    /// A failure of a store.
    init(_ error: StoreError, store: String) {
      let engine = error.engineCode.map { " (\($0))" } ?? ""
      // Messages of engines may begin with the path themselves.
      let message =
        error.message.hasPrefix("\(store): ") ? error.message.dropFirst(store.count + 2) : error.message[...]
      // A message about an address may repeat it.
      self.init(file: store, code: error.code.description, Password.hidden(in: message + engine))
    }

    /// A failure whose words are known.
    init(lines: [String], status: Int32 = 1, output: JSONValue? = nil) {
      self.lines = lines
      self.status = status
      self.output = output
    }

    /// An option with a value that cannot be.
    static func usage(_ message: String) -> Failure {
      Failure(lines: ["pipeshape: error: \(message)", "See 'pipeshape --help'."], status: 2)
    }

    /// The end of a command that has reported everything itself.
    static let reported = Failure(lines: [])

    /// The form of `Docs/Schemas/failure.schema.json`.
    static func output(file: String?, _ fault: JSONObject) -> JSONValue {
      var object: JSONObject = ["ok": false]
      if let file { object["file"] = .string(file) }
      object["error"] = .object(fault)
      return .object(object)
    }

    /// Prints the failure.
    func report(asJSON: Bool) {
      if asJSON, let output { Console.write(output.text() + "\n") }
      for line in lines { Console.complain(line) }
    }
  }

  /// A command with `--json`: its failures are printed so too.
  protocol SpeaksJSON {
    /// Whether standard output is JSON.
    var speaksJSON: Bool { get }
  }
#endif
