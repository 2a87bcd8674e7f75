#if PostgreSQL
  import CPostgreSQL
  import PipeShapeLayouts

  /// The binary form of a column, by the type that the server says it has.
  enum PostgreSQLFormat {
    case boolean, int2, int4, int8, float4, float8, text
    /// Text behind a byte that says the version of the form.
    case document

    /// - Parameter type: the type's number in the server's catalog; those of built-in types never change.
    init(_ type: UInt32) {
      switch type {
      case 16: self = .boolean
      case 21: self = .int2
      case 23, 26: self = .int4
      case 20: self = .int8
      case 700: self = .float4
      case 701: self = .float8
      case 3802: self = .document
      default: self = .text
      }
    }

    static func columns(of result: OpaquePointer) -> [PostgreSQLFormat] {
      (0..<PQnfields(result)).map { PostgreSQLFormat(PQftype(result, $0)) }
    }

    private static func word<Word: FixedWidthInteger>(_ value: UnsafeBufferPointer<UInt8>, as type: Word.Type) -> Word {
      guard value.count == MemoryLayout<Word>.size else { return 0 }
      return Word(bigEndian: UnsafeRawBufferPointer(value).loadUnaligned(as: type))
    }

    func integer(_ value: UnsafeBufferPointer<UInt8>) -> Int64 {
      switch self {
      case .int8: Self.word(value, as: Int64.self)
      case .int4: Int64(Self.word(value, as: Int32.self))
      case .int2: Int64(Self.word(value, as: Int16.self))
      case .boolean: value.first == 1 ? 1 : 0
      case .float4, .float8: Int64(exactly: real(value)) ?? 0
      case .text, .document: Int64(String(decoding: bytes(value), as: UTF8.self)) ?? 0
      }
    }

    func real(_ value: UnsafeBufferPointer<UInt8>) -> Double {
      switch self {
      case .float8: Double(bitPattern: Self.word(value, as: UInt64.self))
      case .float4: Double(Float(bitPattern: Self.word(value, as: UInt32.self)))
      case .text, .document: Double(String(decoding: bytes(value), as: UTF8.self)) ?? 0
      default: Double(integer(value))
      }
    }

    /// The UTF-8 bytes of a text or document; of anything else none that mean something.
    func bytes(_ value: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
      if case .document = self, value.count > 0 { return UnsafeBufferPointer(rebasing: value.dropFirst()) }
      return value
    }

    func text(_ value: UnsafeBufferPointer<UInt8>) -> String {
      switch self {
      case .boolean: value.first == 1 ? "t" : "f"
      case .int2, .int4, .int8: String(integer(value))
      case .float4, .float8: String(real(value))
      case .text, .document: String(decoding: bytes(value), as: UTF8.self)
      }
    }
  }
#endif
