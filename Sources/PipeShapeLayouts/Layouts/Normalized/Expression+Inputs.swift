import PipeShape

extension Expression {
  /// Whether an attempt consumed one that has not succeeded: what keeps it from starting.
  ///
  /// - Parameter consumer: conditions that tie rows `i` of the table of inputs to the attempt.
  static func hasInputNotSucceeded(_ consumer: [Expression]) -> Expression {
    .exists(
      Select(
        [.integer(1)], from: .init("input", as: "i"),
        joins: [
          .init(
            .init("attempt", as: "b"),
            on: .all([
              .matches("pipeline", "b", "pipeline", "i"), .matches("cell", "b", "source_cell", "i"),
              .matches("ordinal", "b", "source_ordinal", "i"),
            ]))
        ],
        where: .all(
          consumer + [
            .compare(.column("state", of: "b"), .unequal, .integer(Int64(AttemptState.succeeded.rawValue)))
          ])))
  }
}
