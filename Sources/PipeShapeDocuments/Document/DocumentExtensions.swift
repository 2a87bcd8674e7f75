/// The members of a document whose keys begin with `x-`: kept wherever they stood, and known to nobody else.
struct DocumentExtensions: Sendable {
  /// An object of a document.
  enum Place: Hashable, Sendable {
    case document
    case step(Int)
    case target(step: Int, Int)
    case edge(Int)
    case binding(edge: Int)
    case pair(edge: Int, Int, isSecond: Bool)
    case run(Int32)
    /// An entry of `created`, or of `cells`, which becomes the first attempt of its cell.
    case attempt(cell: Int32, ordinal: Int32)
    case external(cell: Int32, ordinal: Int32)
  }

  /// The members of one object, in their order.
  typealias Members = [(key: String, value: RawJSON)]

  private var members: [Place: Members] = [:]

  subscript(place: Place) -> Members? {
    get { members.isEmpty ? nil : members[place] }
    set { members[place] = newValue.flatMap { $0.isEmpty ? nil : $0 } }
  }
}
