/// Keys and values in order, each key once.
struct YAMLMapping: Sendable {
  struct Key: Hashable, Sendable {
    let name: ExactName
    /// False for numbers, booleans, dates and null, which are other keys than the strings of the same letters.
    let isText: Bool
    let place: Place

    var text: String { name.text }

    static func == (a: Self, b: Self) -> Bool { a.isText == b.isText && a.name == b.name }

    func hash(into hasher: inout Hasher) {
      hasher.combine(name)
      hasher.combine(isText)
    }
  }

  struct Entry: Sendable {
    var key: Key
    var value: YAMLNode
  }

  private(set) var entries: [Entry] = []
  private var positions: [Key: Int] = [:]

  init() {}

  /// Takes entries in order; a key that comes again keeps its first position and gets the last value.
  init(_ entries: some Sequence<Entry>) {
    for entry in entries { set(entry) }
  }

  mutating func set(_ entry: Entry) {
    if let position = positions[entry.key] {
      self.entries[position] = entry
    } else {
      positions[entry.key] = entries.count
      entries.append(entry)
    }
  }

  /// The entry of a key that is a string.
  func entry(_ key: String) -> Entry? {
    positions[Key(name: ExactName(key), isText: true, place: .start)].map { entries[$0] }
  }

  /// The value of a key that is a string.
  subscript(key: String) -> YAMLNode? { entry(key)?.value }

  func filter(_ isKept: (Entry) -> Bool) -> YAMLMapping { YAMLMapping(entries.filter(isKept)) }
}
