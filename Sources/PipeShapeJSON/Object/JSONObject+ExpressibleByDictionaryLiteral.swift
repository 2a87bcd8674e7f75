extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Creates an object with the members of a literal; of two members with one key the later value is kept.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init()
    reserveCapacity(elements.count)
    for (key, value) in elements { self[key] = value }
  }
}
