/// A dependency between two steps; its binding says which cell needs which.
public struct Edge: Hashable, Sendable {
  /// The key of the step that goes first.
  public var from: String
  /// The key of the step that needs it.
  public var to: String
  /// Which cells of `to` need which cells of `from`.
  public var binding: Binding

  /// Makes `to` depend on `from`.
  public init(from: String, to: String, binding: Binding) {
    self.from = from
    self.to = to
    self.binding = binding
  }

  /// Compares both keys by Unicode scalars, and the bindings.
  public static func == (a: Self, b: Self) -> Bool {
    ScalarOrder.equal(a.from, b.from) && ScalarOrder.equal(a.to, b.to) && a.binding == b.binding
  }

  /// Hashes both keys.
  public func hash(into hasher: inout Hasher) {
    ScalarOrder.hash(from, into: &hasher)
    ScalarOrder.hash(to, into: &hasher)
  }
}
