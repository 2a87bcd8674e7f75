import PipeShapeJSON

/// The members that an object may have; made once for each kind of object, since there are many objects.
struct MemberNames: ExpressibleByArrayLiteral, Sendable {
  /// The names as text.
  let texts: [String]
  private let literals: [StaticString]

  init(arrayLiteral names: StaticString...) { self.init(names) }

  private init(_ names: [StaticString]) {
    literals = names
    texts = names.map(\.description)
  }

  /// The names of both.
  static func + (a: MemberNames, b: MemberNames) -> MemberNames { MemberNames(a.literals + b.literals) }

  /// The name that a key is, compared without building a string.
  func name(of key: JSONKey) -> String? { literals.firstIndex { key == $0 }.map { texts[$0] } }
}
