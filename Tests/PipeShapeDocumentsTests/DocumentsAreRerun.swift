import PipeShape
import PipeShapeDocuments
import PipeShapeStore
import Testing

@Suite struct DocumentsAreRerun {
  private func document(_ text: String) throws -> PipelineDocument { try PipelineDocument(parsing: Array(text.utf8)) }

  // a → b; a failed
  @Test func `a preview changes nothing, and answers like a scenario without its line`() async throws {
    let text = chain("a", "b", cells: #","cells":[{"step":"a","state":"failed"}]"#)
    let document = try document(text)
    let outcome = try document.preview(.failed)
    let answer = String(decoding: document.answer(.success(outcome)).serialized(), as: UTF8.self)
    let scenario = try await answers(text, #"{"op":"preview","select":"failed"}"#)
    #expect(answer == scenario[0].replacing(#""line":2,"#, with: ""))
    #expect(
      try rewritten(text)
        == chain(
          "a", "b",
          cells: #","cells":[{"step":"a","target":".","state":"failed"},{"step":"b","target":".","state":"skipped"}]"#))
  }

  // a → b; a failed
  @Test func `applying a rerun appends a run and keeps the request`() throws {
    var document = try document(chain("a", "b", cells: #","cells":[{"step":"a","state":"failed"}]"#))
    let preview = try document.preview(.failed)
    let outcome = try document.rerun(
      RerunRequest(.failed, id: "click", token: preview.plan.token.description))
    #expect(outcome.created)
    #expect(outcome.run == 2)
    #expect(
      String(decoding: document.serialized(), as: UTF8.self)
        == chain(
          "a", "b",
          cells:
            #","runs":[{"number":1,"created":[{"step":"a","target":".","ordinal":1,"state":"failed"},{"step":"b","target":".","ordinal":1,"state":"skipped"}]},{"number":2,"request":"click","created":[{"step":"a","target":".","ordinal":2,"state":"pending"},{"step":"b","target":".","ordinal":2,"state":"pending"}]}]"#
        ))
    #expect(throws: DocumentError.self) { try document.rerun(RerunRequest(.failed, id: "click")) }
  }

  @Test func `request id, plan and token are checked in this order, and a refusal changes nothing`() throws {
    var document = try document(
      chain("a", cells: #","runs":[{"number":1,"request":"r","created":[{"step":"a","ordinal":1,"state":"failed"}]}]"#))
    let before = document.serialized()
    func code(_ request: RerunRequest) -> DocumentError.Code? {
      do throws(DocumentError) { _ = try document.rerun(request); return nil } catch { return error.code }
    }
    #expect(code(RerunRequest(RerunScope(.step("b")), id: "r", token: "t")) == .requestReused)
    #expect(code(RerunRequest(RerunScope(.step("b")), id: "s", token: "t")) == .badSelection)
    #expect(code(RerunRequest(.whole, id: "s", token: "t")) == .planChanged)
    #expect(document.serialized() == before)
  }
}
