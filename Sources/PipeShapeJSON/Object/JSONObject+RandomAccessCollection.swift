extension JSONObject: RandomAccessCollection {
  /// The position of the first member.
  public var startIndex: Int { 0 }

  /// The number of members.
  public var endIndex: Int { members.count }

  /// The member at a position, in the order of the text.
  ///
  /// - Complexity: O(1).
  public subscript(position: Int) -> (key: String, value: JSONValue) {
    (members[position].key, members[position].value)
  }

  /// All keys in order.
  ///
  /// - Complexity: O(1); each access computes its element.
  public var keys: some RandomAccessCollection<String> & Sendable { JSONObjectKeys(object: self) }

  /// All values in order.
  ///
  /// - Complexity: O(1); each access computes its element.
  public var values: some RandomAccessCollection<JSONValue> & Sendable { JSONObjectValues(object: self) }
}

private struct JSONObjectKeys: RandomAccessCollection, Sendable {
  let object: JSONObject
  var startIndex: Int { 0 }
  var endIndex: Int { object.count }
  subscript(position: Int) -> String { object.members[position].key }
}

private struct JSONObjectValues: RandomAccessCollection, Sendable {
  let object: JSONObject
  var startIndex: Int { 0 }
  var endIndex: Int { object.count }
  subscript(position: Int) -> JSONValue { object.members[position].value }
}
