/// A label that a step is spread over, such as a chroot, with an optional identifier.
///
/// Two test jobs on one chroot differ by identifier. An untargeted step has the single target `.`.
public struct Target: Sendable {
  /// What the label says, for example `fedora-42-x86_64`.
  public var name: String
  /// What tells two targets of one name apart; nil is a value of its own and differs from every text.
  public var identifier: String?

  /// Names a target; both parts are taken literally.
  @inlinable
  public init(_ name: String, identifier: String? = nil) {
    self.name = name
    self.identifier = identifier
  }

  /// The only target of a step that is not spread over anything.
  public static let untargeted = Target(".")
}

extension Target: Hashable {
  /// Compares name and identifier by Unicode scalars.
  public static func == (a: Self, b: Self) -> Bool {
    ScalarOrder.equal(a.name, b.name) && ScalarOrder.equal(a.identifier, b.identifier)
  }

  /// Hashes name and identifier by Unicode scalars.
  public func hash(into hasher: inout Hasher) {
    ScalarOrder.hash(name, into: &hasher)
    ScalarOrder.hash(identifier, into: &hasher)
  }
}

extension Target: Comparable {
  /// Orders by name, then identifier, by Unicode scalars; no identifier comes first.
  public static func < (a: Self, b: Self) -> Bool {
    if !ScalarOrder.equal(a.name, b.name) { return ScalarOrder.less(a.name, b.name) }
    return ScalarOrder.less(a.identifier, b.identifier)
  }
}

extension Target: CustomStringConvertible {
  /// The name, followed by `:` and the identifier if there is one.
  public var description: String { identifier.map { "\(name):\($0)" } ?? name }
}
