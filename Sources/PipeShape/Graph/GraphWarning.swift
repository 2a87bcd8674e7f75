/// Something in a graph that is legal and probably not meant.
public enum GraphWarning: Hashable, Sendable, CustomStringConvertible {
  /// An `each` edge leaves a target of its second step without a predecessor.
  case unfed(cell: CellKey, from: String)

  /// The warning as a sentence.
  public var description: String {
    switch self {
    case .unfed(let cell, let from): "no target of \(from) feeds \(cell): `each` binds equal targets only"
    }
  }
}
