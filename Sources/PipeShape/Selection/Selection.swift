/// An expression that means a set of cells of a pipeline, such as `failed+` or `tests[fedora-42-x86_64]`.
///
/// Kept in postfix order as a flat array, so that evaluating, comparing and freeing it need no recursion, however long
/// it is. Two selections are equal when they were written alike up to blanks, quotes and redundant parentheses.
public struct Selection: Hashable, Sendable {
  /// One operand or operator; an operator follows its operands.
  enum Node: Hashable, Sendable {
    case all, nothing, failed, unfinished, fromFailure
    case step(Word)
    case cells(Word, [TargetPattern])
    case status(Word)
    case kind(Word)
    case target(Glob)
    case identifier(Word)
    case roots, sinks, not
    case downstream(Int?)
    case upstream(Int?)
    case and, or, minus
  }

  /// A name that equals another scalar by scalar, and the column where it was written.
  struct Word: Hashable, Sendable {
    var text: String
    var column = 0

    static func == (a: Self, b: Self) -> Bool { ScalarOrder.equal(a.text, b.text) }
    func hash(into hasher: inout Hasher) { ScalarOrder.hash(text, into: &hasher) }
  }

  private(set) var nodes: [Node]

  init(_ nodes: [Node]) { self.nodes = nodes }

  /// Which targets of a step are meant.
  public struct TargetPattern: Hashable, Sendable {
    enum Identifier: Hashable, Sendable {
      case any
      case none
      case one(Word)
    }
    var target: Word
    var identifier: Identifier

    /// Every identifier of a target: `step[t]`.
    public static func any(_ name: String) -> Self { Self(target: Word(text: name), identifier: .any) }
    /// One cell: `step[t:i]`, or `step[t:]` for the cell without identifier.
    public static func exactly(_ target: Target) -> Self {
      Self(target: Word(text: target.name), identifier: target.identifier.map { .one(Word(text: $0)) } ?? .none)
    }

    func matches(_ other: Target) -> Bool {
      guard ScalarOrder.equal(target.text, other.name) else { return false }
      switch identifier {
      case .any: return true
      case .none: return other.identifier == nil
      case .one(let word): return ScalarOrder.equal(word.text, other.identifier)
      }
    }
  }
}
