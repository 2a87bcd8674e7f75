#if PostgreSQL
  import CPostgreSQL
  import PipeShapeLayouts
  package import PipeShapeStore

  /// Rows on their way into a table, in the binary form of COPY: one piece of memory that is handed on when it is full.
  package struct PostgreSQLRows: ~Copyable {
    private let handle: OpaquePointer
    private var memory: UnsafeMutableRawPointer
    private var capacity = 1 << 16
    private var count = 0
    /// The number of columns as each row begins with it.
    private let columns: UInt16

    init(_ handle: OpaquePointer, columns: Int) {
      self.handle = handle
      self.columns = UInt16(columns)
      memory = .allocate(byteCount: capacity, alignment: 16)
      // A signature, no flags, no extension.
      add(bytes: [0x50, 0x47, 0x43, 0x4f, 0x50, 0x59, 0x0a, 0xff, 0x0d, 0x0a, 0x00, 0, 0, 0, 0, 0, 0, 0, 0])
    }

    deinit { memory.deallocate() }

    /// Begins a row; each column is added then, in order.
    package mutating func beginRow() throws(StoreError) {
      if count > (1 << 16) - 1024 { try handOn() }
      room(2)
      put(columns)
    }

    package mutating func addNull() {
      room(4)
      put(UInt32.max)
    }

    package mutating func add(_ value: Int64) { add(word: UInt64(bitPattern: value)) }
    package mutating func add(_ value: Double) { add(word: value.bitPattern) }

    package mutating func add(_ value: Bool) {
      room(5)
      put(UInt32(1))
      put(UInt8(value ? 1 : 0))
    }

    package mutating func add(_ value: String) {
      var value = value
      value.withUTF8 { add(text: UnsafeRawBufferPointer($0)) }
    }

    package mutating func add(text: UnsafeRawBufferPointer) {
      room(4 + text.count)
      put(UInt32(truncatingIfNeeded: text.count))
      put(text)
    }

    /// A document is its text behind the version of its form.
    mutating func add(document: UnsafeRawBufferPointer) {
      room(5 + document.count)
      put(UInt32(truncatingIfNeeded: document.count + 1))
      put(UInt8(1))
      put(document)
    }

    /// - Parameter numbers: the number that the server has for each type of the records.
    mutating func add(records: RecordBytes, numbers: [UInt32]) {
      room(4 + records.bytes.count)
      put(UInt32(truncatingIfNeeded: records.bytes.count))
      let start = count
      records.bytes.withUnsafeBytes { put($0) }
      for gap in records.gaps {
        (memory + start + Int(gap.place)).storeBytes(of: numbers[Int(gap.type)].bigEndian, as: UInt32.self)
      }
    }

    private mutating func add(word: UInt64) {
      room(12)
      put(UInt32(8))
      put(word)
    }

    private mutating func add(bytes: [UInt8]) {
      room(bytes.count)
      bytes.withUnsafeBytes { put($0) }
    }

    @inline(__always)
    private mutating func room(_ bytes: Int) { if count + bytes > capacity { grow(bytes) } }

    private mutating func grow(_ bytes: Int) {
      capacity = max(2 * capacity, count + bytes)
      let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
      larger.copyMemory(from: memory, byteCount: count)
      memory.deallocate()
      memory = larger
    }

    @inline(__always)
    private mutating func put(_ word: some FixedWidthInteger) {
      (memory + count).storeBytes(of: word.bigEndian, as: type(of: word))
      count += word.bitWidth / 8
    }

    private mutating func put(_ bytes: UnsafeRawBufferPointer) {
      if let start = bytes.baseAddress { (memory + count).copyMemory(from: start, byteCount: bytes.count) }
      count += bytes.count
    }

    private mutating func handOn() throws(StoreError) {
      let code = PQputCopyData(handle, memory.assumingMemoryBound(to: CChar.self), Int32(count))
      count = 0
      guard code == 1 else { throw PostgreSQLCode.lost(handle) }
    }

    /// Hands on what is left, with the mark of the end.
    mutating func end() throws(StoreError) {
      room(2)
      put(UInt16.max)
      try handOn()
    }
  }
#endif
