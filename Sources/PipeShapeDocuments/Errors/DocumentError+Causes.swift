import PipeShape
import PipeShapeJSON
public import PipeShapeStore

extension DocumentError {
  /// A fault in the JSON itself.
  init(_ error: JSONError) {
    let isLimit = error.code == .tooDeep || error.code == .tooLarge
    self.init(
      isLimit ? .limit : .badOperation, error.message, place: Place(line: error.line, column: error.column))
  }

  /// A refusal of the core.
  init(_ error: PipelineError) { self.init(refusal: StoreError(error)) }

  /// Steps and edges that form no pipeline.
  init(_ error: GraphError) { self.init(error.code == .limit ? .limit : .badOperation, error.message) }

  /// A payload that no store can keep.
  init(_ error: PayloadError) { self.init(error.code == .tooDeep ? .limit : .badOperation, error.description) }

  /// The refusal of a store as answers report it; nil for a failure of its engine, which no answer can report.
  public init?(_ error: StoreError) {
    guard error.code.isRefusal else { return nil }
    self.init(refusal: error)
  }

  init(refusal error: StoreError) {
    let codes: [StoreError.Code: Code] = [
      .notFound: .notFound, .ambiguous: .ambiguous, .illegalTransition: .illegalTransition, .notReady: .notReady,
      .planChanged: .planChanged, .requestReused: .requestReused, .badSelection: .badSelection,
      .inconsistentState: .inconsistentState, .limit: .limit, .unsupported: .unsupported,
    ]
    self.init(
      codes[error.code] ?? .badOperation, error.message, column: error.column, candidates: error.candidates)
  }
}

extension StoreError.Code {
  /// Whether a call that ends so has changed nothing, so that its session goes on.
  var isRefusal: Bool {
    switch self {
    case .notFound, .ambiguous, .illegalTransition, .notReady, .planChanged, .requestReused, .badSelection,
      .inconsistentState, .limit, .unsupported, .duplicate, .invalidPayload:
      true
    default: false
    }
  }
}
