#if CommandLine
  import PipeShape

  /// A run as a picture that stands alone: steps from left to right by what they need, a bar in its colour for each target.
  struct SVGDiagram {
    let view: RunView

    private static let line = 20
    private static let gap = 48
    private static let margin = 16
    /// Of a character in a font of 12 pixels without serifs; wide enough for most.
    private static let character = 7

    private struct Placed {
      var box: StepBox
      var x = 0
      var y = 0
      var width: Int
      var height: Int
    }

    /// The picture.
    var text: String {
      let (boxes, width, height) = placed()
      var lines = [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" "
          + "viewBox=\"0 0 \(width) \(height)\" font-family=\"sans-serif\" font-size=\"12\">",
        "<title>\(MarkupText.escaped("pipeline \(view.id.raw), run \(view.run.number)"))</title>",
      ]
      for edge in StepBox.edges(of: view.graph) { lines.append(Self.path(from: boxes[edge.from], to: boxes[edge.to])) }
      for box in boxes { lines += Self.drawing(of: box) }
      return (lines + ["</svg>"]).joined(separator: "\n") + "\n"
    }

    /// Columns are as wide as their widest step; within one, steps stand below each other.
    private func placed() -> (boxes: [Placed], width: Int, height: Int) {
      var boxes = StepBox.boxes(of: view).map { box in
        let texts = [box.key] + box.lines.map { "\($0.text) \($0.state.name)" }
        return Placed(
          box: box, width: (texts.map(\.count).max() ?? 0) * Self.character + 24,
          height: Self.line * (1 + box.lines.count))
      }
      var x = Self.margin
      var height = 0
      var columns = Array(repeating: [Int](), count: (boxes.map(\.box.column).max() ?? 0) + 1)
      for index in boxes.indices { columns[boxes[index].box.column].append(index) }
      for members in columns {
        let width = members.map { boxes[$0].width }.max() ?? 0
        var y = Self.margin
        for member in members {
          boxes[member].x = x
          boxes[member].y = y
          boxes[member].width = width
          y += boxes[member].height + Self.margin
        }
        height = max(height, y)
        x += width + Self.gap
      }
      return (boxes, x - Self.gap + Self.margin, height)
    }

    private static func path(from: Placed, to: Placed) -> String {
      let (x1, y1) = (from.x + from.width, from.y + from.height / 2)
      let (x2, y2) = (to.x, to.y + to.height / 2)
      let middle = (x1 + x2) / 2
      return "<path d=\"M\(x1) \(y1) C\(middle) \(y1) \(middle) \(y2) \(x2) \(y2)\" fill=\"none\" stroke=\"#777\"/>"
    }

    private static func drawing(of placed: Placed) -> [String] {
      let (x, y, width) = (placed.x, placed.y, placed.width)
      var lines = [
        "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(width)\" height=\"\(line)\" fill=\"#fff\" stroke=\"#555\"/>",
        "<text x=\"\(x + 8)\" y=\"\(y + 14)\" font-weight=\"bold\">\(MarkupText.escaped(placed.box.key))</text>",
      ]
      for (index, row) in placed.box.lines.enumerated() {
        let top = y + line * (index + 1)
        lines.append(
          "<rect x=\"\(x)\" y=\"\(top)\" width=\"\(width)\" height=\"\(line)\" fill=\"\(row.state.fill)\" stroke=\"#555\"/>"
        )
        lines.append("<text x=\"\(x + 8)\" y=\"\(top + 14)\">\(MarkupText.escaped(row.text))</text>")
        lines.append(
          "<text x=\"\(x + width - 8)\" y=\"\(top + 14)\" text-anchor=\"end\">\(row.state.name)</text>")
      }
      return lines
    }
  }
#endif
