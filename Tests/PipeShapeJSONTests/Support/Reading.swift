import PipeShapeJSON
import Testing

/// The error that reading `text` ends with; both ways through a text, building and skipping, must agree on it.
func refusal(
  of bytes: [UInt8], limits: JSONLimits = .standard, at location: SourceLocation = #_sourceLocation
) -> JSONError? {
  let built = caught { () throws(JSONError) in _ = try JSONValue(parsing: bytes, limits: limits) }
  let skipped = caught { () throws(JSONError) in
    try JSONReader.read(bytes, limits: limits) { (reader) throws(JSONError) in try reader.skipValue() }
  }
  #expect(built == skipped, sourceLocation: location)
  return built
}

func refusal(of text: String, at location: SourceLocation = #_sourceLocation) -> JSONError? {
  refusal(of: Array(text.utf8), at: location)
}

func caught(_ body: () throws(JSONError) -> Void) -> JSONError? {
  do throws(JSONError) {
    try body()
    return nil
  } catch {
    return error
  }
}
