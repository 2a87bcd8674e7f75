extension PipelineDocument {
  /// An object of a document that can carry members of one's own.
  public enum Part: Hashable, Sendable {
    /// The document itself.
    case document
    /// A step, by its index.
    case step(Int)
    /// A target of a step, by both indices.
    case target(step: Int, Int)

    fileprivate var place: DocumentExtensions.Place {
      switch self {
      case .document: .document
      case .step(let index): .step(index)
      case .target(let step, let index): .target(step: step, index)
      }
    }
  }

  /// The value of a member of one's own, whose key begins with `x-`; setting nil removes it.
  ///
  /// A key that does not begin so is ignored: the format would refuse it.
  public subscript(key: String, of part: Part) -> RawJSON? {
    get { extensions[part.place]?.first { Array($0.key.utf8) == Array(key.utf8) }?.value }
    set {
      guard key.utf8.starts(with: "x-".utf8) else { return }
      var members = extensions[part.place] ?? []
      let index = members.firstIndex { Array($0.key.utf8) == Array(key.utf8) }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append((key, value))
      case (nil, nil): break
      }
      extensions[part.place] = members
    }
  }
}
