import PipeShapeDocuments
import PipeShapeJSON
import PipeShapeStore
import Testing

/// What a scenario of these lines answers, on a store in memory.
func answers(_ lines: String..., limits: DocumentLimits = .standard) async throws -> [String] {
  try await played(Array(lines.joined(separator: "\n").utf8), limits: limits)
}

/// What a scenario answers, line by line.
func played(_ text: [UInt8], on store: some Store = MemoryStore(), limits: DocumentLimits = .standard) async throws
  -> [String]
{
  var scenario = Scenario(on: store, limits: limits)
  var answers: [String] = []
  for line in ScenarioLines(text) {
    guard let answer = try await scenario.play(line) else { continue }
    answers.append(String(decoding: answer.serialized(), as: UTF8.self))
  }
  return answers
}

/// A part of an answer, found by keys and indices.
func part(_ answer: String, _ path: Any...) throws -> JSONValue? {
  var value: JSONValue? = try JSONValue(parsing: answer)
  for step in path {
    if let key = step as? String { value = value?[key] }
    if let index = step as? Int { value = value?.arrayValue.flatMap { index < $0.count ? $0[index] : nil } }
  }
  return value
}

/// The code that a refused command answers; nil for one that was carried out.
func code(_ answer: String) throws -> String? { try part(answer, "error", "code")?.stringValue }

/// A document of untargeted steps in a row: each needs the one before it, by every pair.
func chain(_ steps: String..., cells: String = "") -> String {
  let list = steps.map { #"{"key":"\#($0)","kind":"k"}"# }.joined(separator: ",")
  let edges = zip(steps, steps.dropFirst()).map { #"{"from":"\#($0)","to":"\#($1)","binding":"all"}"# }
  return
    #"{"format":"pipeshape/pipeline/1","steps":[\#(list)],"edges":[\#(edges.joined(separator: ","))]\#(cells)}"#
}

/// The members `run` and `head` of an answer about untargeted cells: `a 1 pending`, with `!` behind it where stale.
func head(_ run: Int, _ cells: String...) -> String {
  let list = cells.map { cell -> String in
    let words = cell.split(separator: " ")
    let stale = words.count > 3 ? #","stale":true"# : ""
    return #"{"step":"\#(words[0])","target":".","ordinal":\#(words[1]),"state":"\#(words[2])"\#(stale)}"#
  }
  return #""run":\#(run),"head":[\#(list.joined(separator: ","))]}"#
}

/// Whether an answer, with or without a plan, shows this head.
func shows(_ answer: String, _ run: Int, _ cells: String...) throws -> Bool {
  let list = cells.map { head(run, $0) }.map { $0.drop { $0 != "[" }.dropFirst().dropLast(2) }
  return try part(answer, "run")?.integerValue == Int64(run)
    && answer.hasSuffix(#""head":[\#(list.joined(separator: ","))]}"#)
}

/// The refusal that reading a document ends with.
func refusal(of document: String, limits: DocumentLimits = .standard) -> DocumentError? {
  do throws(DocumentError) {
    _ = try PipelineDocument(parsing: Array(document.utf8), limits: limits)
    return nil
  } catch {
    return error
  }
}

/// A document read and written again.
func rewritten(_ document: String) throws -> String {
  String(decoding: try PipelineDocument(parsing: Array(document.utf8)).serialized(), as: UTF8.self)
}
