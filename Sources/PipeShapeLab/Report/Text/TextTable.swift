/// A table for terminals: columns as wide as their widest cell, numbers to the right.
public struct TextTable: Hashable, Sendable {
  /// The header, then the rows.
  public private(set) var rows: [[String]]
  let leftColumns: Int
  /// Whether rows with one first cell belong together.
  let groups: Bool

  /// Starts a table.
  ///
  /// - Parameters:
  ///   - leftColumns: how many columns hold text, which stands to the left.
  ///   - groups: whether rows with one first cell belong together, and the cell is shown once.
  public init(_ header: [String], leftColumns: Int = 1, groups: Bool = false) {
    rows = [header]
    self.leftColumns = leftColumns
    self.groups = groups
  }

  /// Adds a row, with as many cells as the header has.
  public mutating func add(_ row: [String]) { rows.append(row) }

  /// The table for a terminal, line by line.
  public var lines: [String] {
    let widths = (rows.first ?? []).indices.map { column in
      rows.reduce(0) { max($0, column < $1.count ? $1[column].count : 0) }
    }
    var lines = rows.map { row in
      row.enumerated().map { column, text in
        let padding = String(repeating: " ", count: widths[column] - text.count)
        return column < leftColumns ? text + padding : padding + text
      }.joined(separator: "  ")
    }
    lines.insert(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), at: 1)
    return lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
  }

  /// The same as a table of Markdown.
  public var markdown: [String] {
    let escaped = rows.map { row in
      row.map { $0.split(separator: "|", omittingEmptySubsequences: false).joined(separator: "\\|") }
    }
    var lines = escaped.map { "| \($0.joined(separator: " | ")) |" }
    lines.insert("|\((rows.first ?? []).indices.map { $0 < leftColumns ? " --- |" : " ---: |" }.joined())", at: 1)
    return lines
  }
}
