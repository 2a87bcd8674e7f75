#if Packit
  import PipeShapeJSON
  import PipeShapePackit
  import Testing

  /// Answers of PyYAML 6.0.3's safe loader.
  @Suite("Scalars of YAML 1.1")
  struct ScalarTests {
    func value(_ text: String) throws -> JSONValue? {
      let plan = try PackitReader().read("jobs: [{job: tests, trigger: release, env: {a: \(text)}}]")
      return plan.pipelines.first?.details.first?.payload["env"]?["a"]
    }

    static let values: [(String, JSONValue)] = [
      ("017", 15), ("0o17", "0o17"), ("1_000", 1000), ("1:30", 90), ("190:20:30", 685230), ("0x_1f", 31), ("0b11", 3),
      ("+1", 1), ("-0x10", -16), ("09", "09"), ("_1", "_1"), ("0x", "0x"), ("0_", 0), ("00", 0), ("-7", -7), ("+", "+"),
      ("1:60", "1:60"), ("9223372036854775808", 9223372036854775808.0), ("-9223372036854775808", .integer(.min)),
      ("1e3", "1e3"), ("1.0e3", "1.0e3"), ("1.0e+3", 1000.0), (".5", 0.5), ("8.", 8.0), ("8.10", 8.1), ("1:30.5", 90.5),
      ("._", "._"), ("-.5", "-.5"), (".inf", ".inf"), ("-.INF", "-.INF"), ("+.nan", "+.nan"), ("1__0.5", 10.5),
      ("y", "y"), ("N", "N"), ("yes", true), ("Off", false), ("tRue", "tRue"), ("~", nil), ("Null", nil),
      ("nULL", "nULL"),
      ("2026-08-22", "2026-08-22"), ("2026-8-2", "2026-8-2"), ("\"1\"", "1"), ("'yes'", "yes"), ("!!str 1", "1"),
      ("!!int 1", 1), ("a*b", "a*b"), ("'*'", "*"), ("\"\\x2a\\u00e9\"", "*é"), ("1-2", "1-2"), ("1.2.3", "1.2.3"),
    ]

    @Test("mean what PyYAML's safe loader makes of them", arguments: values)
    func scalars(_ text: String, _ expected: JSONValue) throws {
      #expect(try value(text) == expected)
    }

    @Test(
      "that PyYAML cannot construct are errors", arguments: ["=", "<<", "0x_", "!foo x", "!!int x", "!!binary aGk="])
    func refused(_ text: String) {
      #expect(throws: PackitError.self) { try value(text) }
    }

    @Test(
      "are no strings where they look like numbers, booleans or dates", arguments: ["8.10", "10", "yes", "2026-08-22"])
    func strings(_ text: String) {
      let error = refusal("jobs:\n- job: tests\n  trigger: release\n  identifier: \(text)\n")
      #expect(error?.code == .wrongType)
      #expect(error?.line == 4)
      #expect(error?.column == 15)
      #expect(error?.key == "jobs[0].identifier")
    }

    @Test("of booleans may be written as words", arguments: ["true", "'t'", "T", "'ON'", "Y", "'1'", "'Yes'", "1"])
    func booleans(_ text: String) throws {
      let plan = try PackitReader().read("jobs: [{job: tests, trigger: release, skip_build: \(text)}]")
      #expect(plan.pipelines.first?.details.first?.attributes["skip_build"] == true)
    }

    @Test("of booleans may not be other words", arguments: ["tRUE", "2", "''", "[]"])
    func noBooleans(_ text: String) {
      #expect(refusal("jobs: [{job: tests, trigger: release, skip_build: \(text)}]")?.code == .wrongType)
    }
  }
#endif
