public import PipeShape
public import PipeShapeStore

/// Plays a scenario on a store: the first line makes a pipeline, every further line is a command with one answer.
///
/// Each command runs in a session of its own, and shows what that session saw.
public struct Scenario<Backend: Store> {
  let store: Backend
  let limits: DocumentLimits
  private let warn: (String) -> Void
  private var line = 0
  private var stage = Stage.first
  /// The tokens that lines answered.
  private var tokens: [Int64: String] = [:]

  private enum Stage {
    case first
    case playing(PipelineID, PipelineGraph)
    case over
  }

  /// Plays on a store.
  ///
  /// - Parameter warn: called with what is legal in the pipeline and probably not meant.
  public init(on store: Backend, limits: DocumentLimits = .standard, warn: @escaping (String) -> Void = { _ in }) {
    self.store = store
    self.limits = limits
    self.warn = warn
  }

  /// Whether nothing can follow: the document was bad.
  public var isOver: Bool { if case .over = stage { true } else { false } }

  /// The pipeline that the scenario made; nil before its first line.
  public var pipeline: PipelineID? { if case .playing(let id, _) = stage { id } else { nil } }

  /// Plays one line, without its newline; a line is counted even where it is blank.
  ///
  /// - Returns: the answer; nil for a first line that made its pipeline, and for every line after a bad one.
  /// - Throws: only what no answer can report: a failure of the store's engine.
  public mutating func play(_ text: ArraySlice<UInt8>) async throws(StoreError) -> Answer? {
    line += 1
    switch stage {
    case .first: return try await begin(text)
    case .playing(let id, let graph): return try await answer(to: text, of: id, graph)
    case .over: return nil
    }
  }

  private mutating func begin(_ text: ArraySlice<UInt8>) async throws(StoreError) -> Answer? {
    switch reading({ (bytes) throws(DocumentError) in try PipelineDocument.read(bytes, limits: limits) }, text) {
    case .failure(let error): return end(error)
    case .success(let document):
      switch try await create(document) {
      case .failure(let error): return end(error)
      case .success(let id):
        stage = .playing(id, document.graph)
        for warning in document.graph.warnings { warn(warning.description) }
        return nil
      }
    }
  }

  private mutating func end(_ error: DocumentError) -> Answer {
    stage = .over
    return Answer(line: line, error: error)
  }

  private mutating func answer(
    to text: ArraySlice<UInt8>, of id: PipelineID, _ graph: PipelineGraph
  ) async throws(StoreError) -> Answer {
    let resolved = reading({ (bytes) throws(DocumentError) in try CommandParts.command(bytes, limits: limits) }, text)
      .flatMap { call(for: $0, of: id, graph) }
    var answer = try await perform(resolved, of: id)
    answer.line = line
    if let outcome = answer.outcome { tokens[Int64(line)] = outcome.plan.token.description }
    return answer
  }

  private func reading<Value>(
    _ body: (UnsafeBufferPointer<UInt8>) throws(DocumentError) -> Value, _ text: ArraySlice<UInt8>
  ) -> Result<Value, DocumentError> {
    // A blank line would be reported as a text that ends too soon.
    guard text.contains(where: { ![0x20, 0x09, 0x0D].contains($0) }) else {
      return .failure(DocumentError(.badOperation, "the line is blank"))
    }
    return text.withUnsafeBufferPointer { bytes in
      do throws(DocumentError) { return .success(try body(bytes)) } catch { return .failure(error) }
    }
  }

  // MARK: From commands to calls

  private func call(
    for command: ScenarioCommand, of id: PipelineID, _ graph: PipelineGraph
  ) -> Result<ScenarioCall, DocumentError> {
    do throws(DocumentError) {
      switch command {
      case .record(let change, let subject, let ordinal):
        return .success(.record(change, of: try reference(to: subject, ordinal, in: id, graph)))
      case .attach(let external, let cell):
        let reference = try reference(to: .cell(cell), nil, in: id, graph)
        return .success(.record(AttemptChange(external: external), of: reference))
      case .preview(let question): return .success(.preview(try scope(of: question)))
      case .rerun(let question, let request, let token):
        let token = try text(of: token)
        return .success(.rerun(RerunRequest(try scope(of: question), id: request, token: token)))
      case .show(nil): return .success(.show(nil))
      case .show(let run?):
        guard let number = Int32(exactly: run), number > 0 else { throw Self.unknownRun(run) }
        return .success(.show(Int(number)))
      }
    } catch {
      return .failure(error)
    }
  }

  private func reference(
    to subject: ScenarioCommand.Subject, _ given: Int64?, in id: PipelineID, _ graph: PipelineGraph
  ) throws(DocumentError) -> AttemptReference {
    // One that no attempt can have is looked for as 0: none has that either.
    let ordinal = given.map { Int32(exactly: $0).map { max($0, 0) } ?? 0 }
    switch subject {
    case .external(let external): return .external(ExternalLookup(external, in: id), ordinal: ordinal)
    case .cell(let cell):
      guard graph.position(of: cell) != nil else { throw Self.unknown(cell, in: graph) }
      return .cell(cell, ordinal: ordinal, in: id)
    }
  }

  private static func unknown(_ cell: CellKey, in graph: PipelineGraph) -> DocumentError {
    guard let step = graph.index(ofStep: cell.step) else {
      let hint = NearestName.hint(for: cell.step, among: graph.steps.map(\.key))
      return DocumentError(.notFound, "there is no step '\(cell.step)'\(hint)")
    }
    let hint = NearestName.hint(
      for: cell.target.description, among: graph.steps[step].targets.map(\.description))
    return DocumentError(.notFound, "step '\(cell.step)' has no target '\(cell.target)'\(hint)")
  }

  static func unknownRun(_ number: Int64) -> DocumentError {
    DocumentError(.notFound, "there is no run \(number)")
  }

  private func scope(of question: ScenarioCommand.Question) throws(DocumentError) -> RerunScope {
    do throws(PipelineError) {
      return RerunScope(try Selection(parsing: question.select), upstream: question.upstream, mode: question.mode)
    } catch { throw DocumentError(error) }
  }

  private func text(of token: ScenarioCommand.Token?) throws(DocumentError) -> String? {
    switch token {
    case nil: return nil
    case .text(let text): return text
    case .line(let line):
      guard let text = tokens[line] else { throw DocumentError(.badOperation, "line \(line) answered no token") }
      return text
    }
  }
}
