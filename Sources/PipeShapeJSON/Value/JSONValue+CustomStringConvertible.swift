extension JSONValue: CustomStringConvertible {
  /// The compact text with sorted keys.
  public var description: String { text(sortedKeys: true) }
}
