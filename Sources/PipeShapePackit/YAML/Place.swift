/// A line and a column of the text, both from 1.
struct Place: Hashable, Sendable {
  let line: Int
  let column: Int

  /// Where remarks on the file as a whole go.
  static let start = Place(line: 1, column: 1)
}
