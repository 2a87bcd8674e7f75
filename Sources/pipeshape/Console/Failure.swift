#if CommandLine
  import PipeShapeJSON
  import PipeShapeStore

  /// Why a command ends without having done what was asked.
  struct Failure: Error {
    /// The lines for standard error.
    var lines: [String]
    /// 1 for a refusal or a failed check, 2 for wrong usage.
    var status: Int32

    /// A refusal that has no place in a file.
    init(_ message: String) { self.init(lines: ["pipeshape: error: \(message)"], status: 1) }

    /// A refusal in a file.
    init(file: String, line: Int? = nil, column: Int? = nil, _ message: String) {
      let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
      self.init(lines: ["\(file)\(place): error: \(message)"], status: 1)
    }

    /// A failure of a store.
    init(_ error: StoreError, store: String) { self.init(lines: ["\(store): error: \(error)"], status: 1) }

    init(lines: [String], status: Int32) {
      self.lines = lines
      self.status = status
    }

    /// An option with a value that cannot be.
    static func usage(_ message: String) -> Failure {
      Failure(lines: ["pipeshape: error: \(message)", "See 'pipeshape --help'."], status: 2)
    }

    /// The end of a command that has reported everything itself.
    static let reported = Failure(lines: [], status: 1)

    func report() { for line in lines { Console.complain(line) } }

    /// The failure as `--json` prints it, for commands whose answers have no form of their own for it.
    var json: String {
      let error: JSONValue = ["message": .string(lines.first ?? "")]
      let output: JSONValue = ["ok": false, "error": error]
      return output.text() + "\n"
    }
  }
#endif
