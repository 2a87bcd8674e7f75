import PipeShapeJSON
import Testing

/// A caller that loses its place gets an error at the latest with the next call, never a wrong value or a trap.
@Suite struct CallsOutOfOrderAreErrors {
  enum Mistake: CaseIterable {
    case keyBeforeObject, elementBeforeArray, leftOpen, elementOfObject, keyAfterKey, valueBeforeKey, keyReadAsString
    case twoValues, keyAfterAll, valueAfterAll, nothingRead

    func make(in reader: inout JSONReader) throws(JSONError) {
      switch self {
      case .keyBeforeObject: _ = try reader.nextKey()
      case .elementBeforeArray: _ = try reader.nextElement()
      case .leftOpen: try reader.beginObject()
      case .elementOfObject:
        try reader.beginObject()
        _ = try reader.nextElement()
      case .keyAfterKey:
        try reader.beginObject()
        _ = try reader.nextKey()
        _ = try reader.nextKey()
      case .valueBeforeKey:
        try reader.beginObject()
        _ = try reader.readInt64()
      case .keyReadAsString:
        try reader.beginObject()
        _ = try reader.readString()
        _ = try reader.nextKey()
      case .twoValues:
        try reader.beginObject()
        _ = try reader.nextKey()
        _ = try reader.readInt64()
        _ = try reader.readInt64()
      case .keyAfterAll:
        try reader.skipValue()
        _ = try reader.nextKey()
      case .valueAfterAll:
        try reader.skipValue()
        try reader.skipValue()
      case .nothingRead: break
      }
    }
  }

  @Test(arguments: Mistake.allCases)
  func mistakeIsAnError(mistake: Mistake) {
    let error = caught { () throws(JSONError) in
      try JSONReader.read(#"{"a":1,"b":[2]}"#) { (reader) throws(JSONError) in try mistake.make(in: &reader) }
    }
    #expect(error?.code == .syntax || error?.code == .unexpectedType)
  }
}
