#if SQLite
  import CSQLite
  import PipeShapeStore

  extension SQLiteConnection {
    /// What SQLite can be told about a file beyond its path.
    enum Option: String {
      /// Nobody changes the file: neither locks nor files beside it.
      case immutable = "immutable=1"
      /// The index of the log may be read only.
      case readOnlyIndex = "readonly_shm=1"

      /// The path with the option, as SQLite reads it.
      func uri(of path: String) -> String {
        let escaped = path.utf8.reduce(into: "") { text, byte in
          let isPlain = byte != UInt8(ascii: "%") && byte != UInt8(ascii: "?") && byte != UInt8(ascii: "#")
          if isPlain && byte < 0x80 {
            text.unicodeScalars.append(Unicode.Scalar(byte))
          } else {
            let digits = String(byte, radix: 16)
            text += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
          }
        }
        return "file:\(escaped)?\(rawValue)"
      }
    }

    /// Reads a file and a log whose index is gone, with an index in memory; neither is changed, now or when it closes.
    ///
    /// - Throws: `busy` with the first question where somebody else has the file open.
    func readAlone() throws(StoreError) {
      guard pipeshape_keep_log(handle) == SQLITE_OK else {
        throw StoreError(.engine, "SQLite cannot leave a log as it is")
      }
      try execute("PRAGMA locking_mode = EXCLUSIVE")
    }

    /// The first bytes of the file, without a transaction: nothing is made beside the file.
    ///
    /// Through SQLite, since closing a file that was opened past it would drop the locks of the process's connections.
    func firstBytes(_ count: Int) -> [UInt8] {
      var file: UnsafeMutablePointer<sqlite3_file>?
      guard sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK, let file,
        let methods = file.pointee.pMethods, let read = methods.pointee.xRead
      else { return [] }
      var bytes = [UInt8](repeating: 0, count: count)
      return read(file, &bytes, Int32(count), 0) == SQLITE_OK ? bytes : []
    }
  }
#endif
