extension JSONObject: Hashable {
  /// Whether both have the same keys with equal values, in whatever order.
  ///
  /// - Complexity: O(*n*).
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    guard left.count == right.count else { return false }
    return left.members.enumerated().allSatisfy { place, member in
      // Objects of one writer mostly agree in order too, which spares the search.
      let other = right.members[place]
      if member.key.hasSameBytes(as: other.key) { return member.value == other.value }
      return right[member.key] == member.value
    }
  }

  /// Feeds the members, so that their order does not matter.
  ///
  /// - Complexity: O(*n*).
  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for member in members {
      var one = Hasher()
      one.combine(ExactKey(member.key))
      one.combine(member.value)
      sum &+= one.finalize()
    }
    hasher.combine(members.count)
    hasher.combine(sum)
  }
}
