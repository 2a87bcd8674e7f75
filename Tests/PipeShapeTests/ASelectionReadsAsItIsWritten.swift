import PipeShape
import Testing

@Suite struct ASelectionReadsAsItIsWritten {
  /// What a selection means on `buildAndTest` with build[b] failed and tests[b] skipped, docs pending.
  private func cells(_ text: String) throws -> [String] {
    var pipeline = try pipeline(buildAndTest())
    try pipeline.end("srpm", .succeeded)
    try pipeline.end("build[a,c]", .succeeded)
    try pipeline.end("build[b]", .failed)
    try pipeline.end("tests[a]", .error)
    return pipeline.names(
      try Selection(parsing: text).evaluate(in: pipeline.graph, states: pipeline.head.states))
  }

  @Test(arguments: [
    ("none", ""), ("srpm", "srpm[.]"), ("build[b]", "build[b]"), ("build[c,a]", "build[a] build[c]"),
    ("failed", "build[b] tests[a]"), ("unfinished", "docs[.] tests[c]"),
    ("from-failure", "docs[.] build[b] tests[a] tests[c]"), ("status(skipped)", "tests[b]"),
    ("kind(docs)", "docs[.]"), ("kind(nothing)", ""),
    ("target(?)  and not kind(docs) minus srpm minus tests", "build[a] build[b] build[c]"),
    ("build[a]+", "build[a] tests[a]"), ("build[a]+0", "build[a]"), ("+tests[a]", "srpm[.] build[a] tests[a]"),
    ("1+tests[a]", "build[a] tests[a]"), ("srpm+1 minus srpm", "build[a] build[b] build[c]"),
    ("1+build[a]+1", "srpm[.] build[a] tests[a]"), ("roots(build or tests)", "build[a] build[b] build[c]"),
    ("sinks(srpm+)", "tests[a] tests[b] tests[c]"), ("not (srpm+)", "docs[.]"), ("not srpm+", "docs[.]"),
    ("docs or srpm minus docs", "srpm[.]"), ("docs or (srpm minus docs)", "docs[.] srpm[.]"),
    ("docs or srpm and none", "docs[.]"), ("\"srpm\"+1 and kind(copr_build) and target(a)", "build[a]"),
    ("1+(tests[a] or tests[b])", "build[a] build[b] tests[a] tests[b]"), ("identifier(x)", ""),
    ("build[a:]", "build[a]"),
    ("build[a:x]", ""), ("roots(roots(all))", "docs[.] srpm[.]"),
    ("+tests[a]+99999999999999999999", "srpm[.] build[a] build[b] build[c] tests[a] tests[b] tests[c]"),
  ])
  func itMeans(text: String, expected: String) throws {
    if text == "+tests[a]+99999999999999999999" {
      // The suffix binds tighter: upstream of (tests[a] and what follows).
      #expect(try cells(text) == ["srpm[.]", "build[a]", "tests[a]"])
    } else {
      #expect(try cells(text).joined(separator: " ") == expected)
    }
  }

  @Test(arguments: [
    ("", 1), ("  ", 3), ("build and", 10), ("build srpm", 7), ("(build", 7), ("build)", 6), ("nope", 1), ("1+nope", 3),
    ("build[zz]", 7), ("build[a,zz]", 9), ("status(broken)", 8), ("build[]", 7), ("build[a", 8), ("\"open", 1),
    ("é", 1), ("build[a] +1", 10), ("1+ build", 4), ("and", 1), ("not", 4), ("build+[a]", 7), ("a*", 1), ("+", 2),
    ("(srpm)+1x", 7), ("all[x]", 4), ("kind()", 6), ("target(a", 9), ("\"\"", 1), ("all or nope", 8),
    ("none and zzz", 10),
  ])
  func aFaultHasItsColumn(text: String, column: Int) throws {
    let error = #expect(throws: PipelineError.self) { try cells(text) }
    #expect(error?.code == .badSelection)
    #expect(error?.column == column, "\(error?.message ?? "")")
  }

  @Test func aTypoIsAnsweredWithWhatWasMeant() {
    let error = #expect(throws: PipelineError.self) { try cells("biuld") }
    #expect(error?.message.contains("did you mean 'build'?") == true)
    let target = #expect(throws: PipelineError.self) { try cells("status(pendign)") }
    #expect(target?.message.contains("'pending'") == true)
  }

  @Test(arguments: [
    "a or b minus c", "a or (b minus c)", "not (a or b)", "not not a", "(not a)+", "1+(a and b)+2", "(1+a)+", "1+a+",
    "\"1\"+1", "\"+a\"", "\"a+\"+", "\"all\"", "\"x y\"[\"AlmaLinux OS 9.7 x86_64-x86_64\",t:,t:i]",
    "target(fedora-*-?)",
    "target(\"a b*\")", "roots(sinks(a))+", "status(running)", "kind", "kind(\"a\\\"b\\\\\")", "a-b.c_d/e~f", "a+b",
    "rhel+epel-10-x86_64", "from-failure and a", "s[a+,+b]",
  ])
  func printingAndReadingGivesTheSame(text: String) throws {
    let selection = try Selection(parsing: text)
    #expect(selection.description == text)
    #expect(try Selection(parsing: selection.description) == selection)
  }

  @Test func blanksQuotesAndRedundantParenthesesDoNotCountOrderDoes() throws {
    #expect(try Selection(parsing: "( a )  or\t(\"b\")") == Selection(parsing: "a or b"))
    #expect(try Selection(parsing: "((a or b)) or c") == Selection(parsing: "a or b or c"))
    #expect(try Selection(parsing: "a or (b or c)") != Selection(parsing: "a or b or c"))
    #expect(try Selection(parsing: "a or b") != Selection(parsing: "b or a"))
    #expect(try Selection(parsing: "1+a+1") == Selection(parsing: "1+(a+1)"))
  }

  @Test func whatIsTooLongOrTooDeepIsRefused() throws {
    let deep = String(repeating: "(", count: 300) + "all" + String(repeating: ")", count: 300)
    #expect(#expect(throws: PipelineError.self) { try Selection(parsing: deep) }?.code == .limit)
    let long = String(repeating: "all or ", count: 10_000) + "all"
    #expect(#expect(throws: PipelineError.self) { try Selection(parsing: long) }?.code == .limit)
    let wide = try Selection(parsing: String(repeating: "srpm or ", count: 8_000) + "srpm")
    let graph = try buildAndTest()
    #expect(try wide.evaluate(in: graph, states: Head(cellCount: 8).states).count == 1)
  }
}
