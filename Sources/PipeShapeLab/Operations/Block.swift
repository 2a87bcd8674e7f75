import PipeShape

/// What every candidate executes in one go, while the others wait.
struct Block: Sendable {
  /// Calls in a row that count as one operation, or as preparation that is not measured.
  struct Segment: Sendable {
    var operation: OperationName?
    var actions: [Action]
  }

  var segments: [Segment]
}
