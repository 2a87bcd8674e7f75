#if Packit
  import PipeShape
  import PipeShapePackit
  import Testing

  @Suite("Limits")
  struct LimitTests {
    /// Nine levels of nine aliases: 387 million values written out.
    static let laughs: String = {
      var text = "_:\n- &a0 [x, x, x, x, x, x, x, x, x]\n"
      for level in 1...9 {
        text += "- &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
      }
      return text
    }()

    @Test("stop aliases that expand without end, at once")
    func bomb() {
      let clock = ContinuousClock()
      let time = clock.measure {
        let error = refusal(Self.laughs)
        #expect(error?.code == .tooLarge)
        #expect(error?.line == 7)
      }
      #expect(time < .seconds(2))
    }

    @Test("stop them as keys, too, where a parser that follows aliases would hash them")
    func bombAsKey() {
      let clock = ContinuousClock()
      let time = clock.measure {
        #expect(refusal(Self.laughs + "- {*a9 : 1, *a9 : 2}\n") != nil)
        #expect(refusal(Self.laughs + "- {? [*a9] : 1, ? [*a9] : 2}\n") != nil)
      }
      #expect(time < .seconds(2))
    }

    @Test("stop merges that repeat without end")
    func mergeBomb() {
      let keys = (0..<1000).map { "k\($0): 1" }.joined(separator: ", ")
      let aliases = Array(repeating: "*a", count: 1000).joined(separator: ", ")
      #expect(refusal("_:\n- &a {\(keys)}\n- {<<: [\(aliases)]}\n")?.code == .tooLarge)
    }

    @Test("stop deep nesting, whether written or through aliases")
    func depth() {
      #expect(refusal(String(repeating: "[", count: 100_000))?.code == .syntax)
      #expect(refusal(String(repeating: "[", count: 900) + String(repeating: "]", count: 900))?.code == .tooLarge)
      #expect(refusal(String(repeating: "- ", count: 900) + "x")?.code == .tooLarge)
      #expect(refusal(String(repeating: "{a: ", count: 900) + String(repeating: "}", count: 900))?.code == .tooLarge)
      #expect(refusal(String(repeating: "[a: ", count: 900) + String(repeating: "]", count: 900)) != nil)
      #expect(refusal(String(repeating: "? ", count: 900) + "x") != nil)
      var chain = "_:\n- &a0 [x]\n"
      for level in 1...20_000 { chain += "- &a\(level) [*a\(level - 1)]\n" }
      #expect(refusal(chain)?.code == .tooLarge)
    }

    @Test("bound the file, the values, the views and the cells")
    func sizes() {
      #expect(refusal("# long", limits: PackitLimits(bytes: 5))?.code == .tooLarge)
      #expect(refusal("_: [1, 2, 3]", limits: PackitLimits(nodes: 4))?.code == .tooLarge)
      let job = "{job: copr_build, trigger: release, targets: [fedora-all]}"
      let text = "packages: {p: {}, q: {}}\njobs: [\(job), \(job)]"
      #expect(refusal(text, limits: PackitLimits(viewedNodes: 100))?.code == .tooLarge)
      #expect(refusal(text, limits: PackitLimits(graph: .init(cells: 9)))?.code == .tooLarge)
      #expect(refusal(text, limits: PackitLimits(graph: .init(cells: 10))) == nil)
    }

    @Test("let ordinary files with many aliases pass")
    func ordinary() throws {
      let jobs = (0..<300).map { "- {<<: *j, identifier: i\($0)}\n" }.joined()
      let text = "_: [&j {job: tests, trigger: release, targets: fedora-all, env: {A: 1}}]\njobs:\n\(jobs)"
      let plan = try PackitReader().read(text)
      #expect(plan.pipelines.first?.steps.count == 302)
    }
  }
#endif
