/// What a chapter has to say.
public struct ReportSection: Sendable {
  /// A piece of a section.
  public enum Block: Sendable {
    /// Running text.
    case paragraph(String)
    /// What figures mean, in one sentence; the report gathers these at its head.
    case statement(String)
    /// A heading inside the section.
    case heading(String)
    /// Rows and columns.
    case table(TextTable)
    /// Plots side by side, with one legend.
    case plots([LinePlot])
    /// Names and values.
    case facts([Fact])
    /// What few readers want to see, behind its title.
    case folded(String, [Block])
  }

  /// The heading.
  public var title: String
  /// What it holds, in order.
  public var blocks: [Block]

  /// Puts a section together.
  public init(_ title: String, _ blocks: [Block] = []) {
    self.title = title
    self.blocks = blocks
  }

  /// The statements, in order.
  public var statements: [String] { Self.statements(blocks) }

  private static func statements(_ blocks: [Block]) -> [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .statement(let text): [text]
      case .folded(_, let blocks): statements(blocks)
      default: []
      }
    }
  }
}
