import PipeShapeJSON

/// Pieces of documents exactly as they are written here, for engines that look for them in the text.
public enum DocumentText {
  /// Members side by side, as a writer puts them between others.
  public static func members(_ members: [Value.Member]) -> String {
    var writer = JSONWriter(reserving: 64)
    writer.beginObject()
    for member in members {
      writer.key(member.key)
      writer.string(member.text)
    }
    writer.endObject()
    return String(writer.takeString().dropFirst().dropLast())
  }
}
