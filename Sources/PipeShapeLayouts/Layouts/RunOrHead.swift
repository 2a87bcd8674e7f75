import PipeShape

extension Expression {
  /// The number that parameter 1 gives, or without one that of the head, of the pipeline of parameter 0.
  ///
  /// So what a run has can be asked for before anybody knows which run is the head.
  static let runOrHead = Expression.first([
    .parameter(1),
    .value(Select([.column("head", of: "h")], from: .init("pipeline", as: "h"), where: .equals("id", of: "h", 0))),
  ])
}

extension Value {
  /// The parameters of a run, or without a number of the head, of a pipeline.
  static func run(_ number: Int?, of id: PipelineID) -> [Value] {
    [.integer(id.raw), Value(number.map { Int64($0) })]
  }
}
