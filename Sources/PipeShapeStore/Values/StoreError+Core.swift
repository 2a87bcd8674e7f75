public import PipeShape

extension StoreError {
  /// A refusal of the core, as the port reports it.
  public init(_ error: PipelineError) {
    let codes: [PipelineError.Code: Code] = [
      .notFound: .notFound, .illegalTransition: .illegalTransition, .notReady: .notReady, .planChanged: .planChanged,
      .requestReused: .requestReused, .badSelection: .badSelection, .inconsistentState: .inconsistentState,
      .limit: .limit,
    ]
    self.init(codes[error.code] ?? .inconsistentState, error.message, column: error.column)
  }

  /// A payload that a store cannot keep.
  public init(_ error: PayloadError) {
    self.init(error.code == .tooDeep ? .limit : .invalidPayload, error.description)
  }
}

/// Runs core code where errors of the port are due.
@inlinable
public func refusing<R>(_ body: () throws(PipelineError) -> R) throws(StoreError) -> R {
  do { return try body() } catch { throw StoreError(error) }
}
