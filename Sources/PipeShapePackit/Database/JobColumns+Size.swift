import PipeShape

extension JobColumns {
  /// What a row takes beside its texts, roughly: names, numbers, and its place in memory.
  private static let bytesOfRow = 1024

  /// About how many bytes a row is, as an expression: its texts count, such as JSON and logs.
  package var size: String {
    let texts = fields.filter { ![.bool, .int, .time].contains($0.description.type) }
      .map { "coalesce(octet_length((\($0.expression))::text), 0)" }
    // As a wide number: two texts may be more than a narrow one can say.
    return (["\(Self.bytesOfRow)::bigint"] + texts).joined(separator: " + ")
  }
}
