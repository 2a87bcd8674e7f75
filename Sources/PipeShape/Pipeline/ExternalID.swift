/// The id under which another system knows an attempt, for example a Copr build.
///
/// Not unique: one build id names the source build's cell and every chroot.
public struct ExternalID: Sendable {
  /// The system that gave the id.
  public var system: String
  /// The id in that system, as text.
  public var id: String

  /// Names an attempt in another system.
  public init(system: String, id: String) {
    self.system = system
    self.id = id
  }
}

extension ExternalID: Hashable {
  /// Compares system and id by Unicode scalars.
  public static func == (a: Self, b: Self) -> Bool {
    ScalarOrder.equal(a.system, b.system) && ScalarOrder.equal(a.id, b.id)
  }

  /// Hashes the id.
  public func hash(into hasher: inout Hasher) { ScalarOrder.hash(id, into: &hasher) }
}

extension ExternalID: CustomStringConvertible {
  /// System and id, with a blank between.
  public var description: String { "\(system) \(id)" }
}
