/// The layouts that there are: stores, tools and tests go by this list.
public enum Layouts {
  /// All layouts, in the order in which reports show them.
  public static let all: [any Layout] = [
    NormalizedLayout(), TargetDocumentLayout(), GroupDocumentLayout(), RecordLayout.target, RecordLayout.group,
    IndexedDocumentLayout(),
  ]

  /// The layout of that name.
  public static func named(_ name: String) -> (any Layout)? { all.first { $0.name == name } }
}
