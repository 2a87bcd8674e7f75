#if CommandLine
  /// Text in aligned columns.
  struct Table {
    /// A cell and what colours it.
    struct Entry {
      var text: String
      var style: Style = .plain

      init(_ text: String, _ style: Style = .plain) {
        self.text = text
        self.style = style
      }
    }

    private var rows: [[Entry]] = []

    /// A table without rows, or with the names of its columns above them.
    init(_ columns: [String] = []) {
      if !columns.isEmpty { add(columns.map { Entry($0, .bold) }) }
    }

    /// Adds a row; shorter rows are fine.
    mutating func add(_ row: [Entry]) { rows.append(row) }

    var isEmpty: Bool { rows.isEmpty }

    /// The rows, two blanks between columns, none at the end of a line.
    func text(indent: String = "", coloured: Bool) -> String {
      let columns = rows.map(\.count).max() ?? 0
      let widths = (0..<columns).map { column in
        rows.map { $0.count > column ? Self.width($0[column].text) : 0 }.max() ?? 0
      }
      return rows.map { row in
        let last = row.lastIndex { !$0.text.isEmpty } ?? -1
        let cells = row.indices.prefix(last + 1).map { column in
          let shown = row[column].style.paint(row[column].text, coloured: coloured)
          let blanks = column == last ? 0 : widths[column] - Self.width(row[column].text) + 2
          return shown + String(repeating: " ", count: blanks)
        }
        return (cells.isEmpty ? "" : indent) + cells.joined() + "\n"
      }.joined()
    }

    /// Columns on a terminal, to the extent that one character is one column.
    private static func width(_ text: String) -> Int { text.count }
  }

  /// How a piece of text is shown where colour is wanted.
  enum Style: String {
    case plain = ""
    case bold = "1"
    case dim = "2"
    case red = "31"
    case green = "32"
    case yellow = "33"
    case blue = "34"
    case magenta = "35"
    case cyan = "36"

    func paint(_ text: String, coloured: Bool) -> String {
      coloured && self != .plain && !text.isEmpty ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
    }
  }
#endif
