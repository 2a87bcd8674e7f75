extension JSONWriter {
  /// Opens an object, whose members follow as key and value in turn.
  public mutating func beginObject() { item(room: 1, opens: true) { place in place.put(UInt8(ascii: "{")) } }

  /// Closes the object opened last.
  public mutating func endObject() { close(UInt8(ascii: "}")) }

  /// Opens an array.
  public mutating func beginArray() { item(room: 1, opens: true) { place in place.put(UInt8(ascii: "[")) } }

  /// Closes the array opened last.
  public mutating func endArray() { close(UInt8(ascii: "]")) }
}
