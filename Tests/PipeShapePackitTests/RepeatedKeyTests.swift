#if Packit
  import PipeShapeJSON
  import PipeShapePackit
  import Testing

  @Suite("Repeated keys")
  struct RepeatedKeyTests {
    func env(_ text: String) throws -> JSONValue? {
      try PackitReader().read("jobs:\n- job: tests\n  trigger: release\n  env: \(text)\n").pipelines.first?.details
        .first?.payload["env"]
    }

    @Test(
      "count once with their last value, however they are written",
      arguments: [
        ("{a: 1, b: 2, a: 3}", "{a: 3, b: 2}"), ("{\"a\": 1, 'a': 2, a: 3}", "{a: 3}"),
        ("{\"a\":1,\"a\":2}", "{a: 2}"), ("{'it''s': 1, 'it''s': 2}", "{\"it's\": 2}"),
        ("{1: a, '1': b, 1: c}", "{1: c, '1': b}"), ("{&k a: 1, a: *k, b: *k}", "{a: a, b: a}"),
        ("{x: &k a, *k : 1, *k : 2}", "{x: a, a: 2}"), ("{'a*': 1, 'a*': 2}", "{'a*': 2}"),
        ("{é: 1, e\u{301}: 2, é: 3}", "{é: 3, e\u{301}: 2}"), ("{a: 1, a: {b: 1, b: 2}, a: 3}", "{a: 3}"),
        ("{? a : 1, ? a : 2}", "{a: 2}"), ("{!!str a: 1, !!str a: 2}", "{a: 2}"),
      ])
    func lastWins(_ text: String, _ expected: String) throws {
      #expect(try env(text) == env(expected))
      #expect(
        try codes("jobs: [{job: tests, trigger: release, skip_build: true, env: \(text)}]").contains("duplicate-key"))
    }

    @Test("keep the place of the first")
    func order() throws {
      let text = "packages: {q: {}, p: {}, q: {}}\njobs: [{job: sync_from_downstream, trigger: commit}]"
      #expect(try summary(text).dropFirst() == ["sync_from_downstream/q: .", "sync_from_downstream/p: ."])
      #expect(try remarks(text) == ["duplicate-key 1:26"])
    }

    @Test("do not move what stands behind them")
    func columns() {
      let error = refusal("jobs: [{job: tests, job: tests, trigger: release, \"job\": tests, identifier: 1}]")
      #expect(error?.description == "p.yaml:1:77: error: jobs[0].identifier: a string is due, not the number 1")
    }

    @Test("that are merges are applied in order, and own keys win wherever they stand")
    func merges() throws {
      let anchors = "x: [&a {k: a, l: a}, &b {k: b, m: b}, &c {<<: *a, m: c}]"
      #expect(try env("{\(anchors), y: {<<: *a, <<: *b}}")?["y"] == ["k": "b", "l": "a", "m": "b"])
      #expect(try env("{\(anchors), y: {k: own, <<: *a, <<: *b}}")?["y"] == ["k": "own", "l": "a", "m": "b"])
      #expect(try env("{\(anchors), y: {<<: [*a, *b]}}")?["y"] == ["k": "a", "l": "a", "m": "b"])
      #expect(try env("{\(anchors), y: {<<: *c}}")?["y"] == ["k": "a", "l": "a", "m": "c"])
      #expect(try env("{\(anchors), y: {<<: *a, <<: *b, <<: *c}}")?["y"] == ["k": "a", "l": "a", "m": "c"])
      #expect(try env("{y: {'<<': {a: 1}}}")?["y"] == ["<<": ["a": 1]])
      #expect(try env("{\(anchors), y: {z: 1, <<: *a}}")?["y"]?.text() == #"{"k":"a","l":"a","z":1}"#)
    }

    @Test("are refused when there are very many, or when they span lines")
    func limits() {
      let many = String(repeating: "a: 1\n", count: 20)
      #expect(refusal("_:\n  x: 1\n" + many, limits: PackitLimits(repeatedKeys: 10))?.code == .syntax)
      #expect(refusal(many + "jobs: []\n") == nil)
      #expect(refusal("? |\n  a\n: 1\n? |\n  a\n: 2\n")?.code == .syntax)
      #expect(refusal("{[a]: 1, [a]: 2}")?.code == .syntax)
    }

    @Test("merge mappings only", arguments: ["{<<: null}", "{<<: 1}", "{<<: [1]}", "{<<: [[]]}"])
    func wrongMerge(_ text: String) {
      #expect(refusal("_: \(text)")?.code == .wrongType)
    }
  }
#endif
