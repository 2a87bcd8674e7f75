extension ComparisonReport {
  /// Every measured call as one line: what every figure of the report is computed from.
  ///
  /// - Complexity: O(samples).
  public var csv: String {
    var text = "operation,candidate,round,turn,nanoseconds\n"
    text.reserveCapacity(samples.count * 64)
    for sample in samples {
      text +=
        "\(sample.operation.rawValue),\(candidates[sample.candidate].name),\(sample.round),\(sample.turn),\(sample.nanoseconds)\n"
    }
    return text
  }
}
