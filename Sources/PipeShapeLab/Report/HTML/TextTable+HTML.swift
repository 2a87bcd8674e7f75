extension TextTable {
  /// The table as markup; a repeated first cell is left out, verdicts are coloured.
  var html: String {
    var markup = Markup()
    markup.raw("<table>")
    var last: String?
    for (number, row) in rows.enumerated() {
      let repeats = groups && row.first == last
      let starts = groups && number > 0 && !repeats
      var line = starts ? "<tr class=\"first\">" : "<tr>"
      for (column, cell) in row.enumerated() {
        let name = number == 0 ? "th" : "td"
        let text = column == 0 && repeats && number > 0 ? "" : cell
        let style = column < leftColumns ? "l" : Self.style(of: cell)
        line += "<\(name)\(style.isEmpty ? "" : " class=\"\(style)\"")>\(Markup.escape(text))</\(name)>"
      }
      markup.raw(line + "</tr>")
      last = number == 0 ? nil : row.first
    }
    markup.raw("</table>")
    return markup.text
  }

  private static func style(of cell: String) -> String {
    switch cell.unicodeScalars.last {
    case "▼": "faster"
    case "▲": "slower"
    case "=": "same"
    default: cell == "not ranked" ? "few" : ""
    }
  }
}
