/// A string that equals another only scalar by scalar; the key of this module's dictionaries.
@usableFromInline
struct Name: Hashable, Comparable, Sendable {
  @usableFromInline let text: String

  @inlinable
  init(_ text: String) { self.text = text }

  @inlinable
  static func == (a: Self, b: Self) -> Bool { ScalarOrder.equal(a.text, b.text) }

  @inlinable
  static func < (a: Self, b: Self) -> Bool { ScalarOrder.less(a.text, b.text) }

  @inlinable
  func hash(into hasher: inout Hasher) { ScalarOrder.hash(text, into: &hasher) }
}
