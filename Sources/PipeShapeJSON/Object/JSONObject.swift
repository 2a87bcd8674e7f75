/// The members of an object in the order of the text, each key once.
///
/// Keys are compared by their Unicode scalars: the composed and the decomposed "é" are two keys, although
/// Swift's `String` calls them equal. Up to 16 members are searched in order, more by hash.
public struct JSONObject: Sendable {
  struct Member: Sendable {
    var key: String
    var value: JSONValue
  }

  /// Up to this many members a search in order is faster than a hash.
  static let searchedInOrder = 16

  var members: [Member] = []
  /// Positions by key, kept only above ``searchedInOrder`` members.
  var positions: [ExactKey: Int]?

  /// Creates an object without members.
  public init() {}

  /// Makes room for `count` members.
  public mutating func reserveCapacity(_ count: Int) { members.reserveCapacity(count) }

  /// The value of a member; setting it replaces in place or appends, and nil removes the member.
  ///
  /// - Complexity: O(1); removal is O(*n*).
  public subscript(key: String) -> JSONValue? {
    get { position(of: key).map { members[$0].value } }
    set {
      switch (position(of: key), newValue) {
      case (let position?, let value?): members[position].value = value
      case (nil, let value?): appendUnchecked(value, forKey: key)
      case (let position?, nil):
        members.remove(at: position)
        indexAll()
      case (nil, nil): break
      }
    }
  }

  /// Appends a member unless its key is there; the answer tells whether it was appended.
  ///
  /// - Complexity: O(1) amortized.
  public mutating func append(_ value: JSONValue, forKey key: String) -> Bool {
    guard position(of: key) == nil else { return false }
    appendUnchecked(value, forKey: key)
    return true
  }

  /// The position of the member with a key, or nil.
  ///
  /// - Complexity: O(1).
  public func position(of key: String) -> Int? {
    if let positions { return positions[ExactKey(key)] }
    return members.firstIndex { $0.key.hasSameBytes(as: key) }
  }

  /// Appends a member whose key is known to be new.
  mutating func appendUnchecked(_ value: JSONValue, forKey key: String) {
    members.append(Member(key: key, value: value))
    if positions != nil {
      positions?[ExactKey(key)] = members.count - 1
    } else if members.count > Self.searchedInOrder {
      indexAll()
    }
  }

  private mutating func indexAll() {
    positions = nil
    guard members.count > Self.searchedInOrder else { return }
    var found = [ExactKey: Int](minimumCapacity: members.count * 2)
    for (position, member) in members.enumerated() { found[ExactKey(member.key)] = position }
    positions = found
  }
}
