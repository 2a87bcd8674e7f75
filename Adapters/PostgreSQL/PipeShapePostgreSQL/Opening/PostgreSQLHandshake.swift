#if PostgreSQL
  import CPostgreSQL
  import PipeShapeStore

  /// Reaches a server, and says why it does not let us in by its own code.
  ///
  /// A failed connection has a text and no code, unless the text is asked to have it; the library can be asked only once
  /// there is a connection, and its way of waiting (hosts in turn, `connect_timeout`) cannot be had otherwise. So a
  /// connection is begun, asked to be exact, and made anew in one go: nothing has been sent by then.
  enum PostgreSQLHandshake {
    /// - Throws: `busy` where the server has no room for one more client; `unavailable`.
    static func connect(
      _ keywords: [UnsafePointer<CChar>?], _ values: [UnsafePointer<CChar>?]
    ) throws(StoreError) -> OpaquePointer {
      guard let handle = PQconnectStartParams(keywords, values, 1) else {
        throw StoreError(.unavailable, "out of memory")
      }
      // One that cannot even begin has reached no server.
      if PQstatus(handle) != CONNECTION_BAD {
        PQsetErrorVerbosity(handle, PQERRORS_VERBOSE)
        PQreset(handle)
        PQsetErrorVerbosity(handle, PQERRORS_DEFAULT)
      }
      guard PQstatus(handle) == CONNECTION_OK else {
        let error = refusal(PostgreSQLCode.lost(handle).message)
        PQfinish(handle)
        throw error
      }
      // What a server says on top of errors, the library would print.
      _ = PQsetNoticeProcessor(handle, { _, _ in }, nil)
      return handle
    }

    /// The failure that a text describes: of several hosts, the last that gave a code.
    static func refusal(_ text: String) -> StoreError {
      var code: String?
      var parts: [String] = []
      for part in text.split(separator: "; ") where !isPlaceInSource(part) {
        // The severity, which is translated, two spaces, five letters or digits, a colon.
        let pieces = part.split(separator: "  ", maxSplits: 1)
        if pieces.count == 2, let found = pieces[1].split(separator: ":").first, isState(found) {
          code = String(found)
          parts.append("\(pieces[0]) \(pieces[1].dropFirst(6).drop { $0 == " " })")
        } else {
          parts.append(String(part))
        }
      }
      return StoreError(
        code.map(PostgreSQLCode.meaning) == .busy ? .busy : .unavailable, parts.joined(separator: "; "),
        engineCode: code)
    }

    private static func isState(_ text: Substring) -> Bool {
      text.utf8.count == 5 && text.utf8.allSatisfy { ($0 >= 48 && $0 <= 57) || ($0 >= 65 && $0 <= 90) }
    }

    /// Which line of the server's source complains interests nobody here.
    private static func isPlaceInSource(_ part: Substring) -> Bool {
      guard let colon = part.lastIndex(of: ":") else { return false }
      return part[..<colon].hasSuffix(".c") && part[colon...].dropFirst().allSatisfy(\.isNumber)
    }
  }
#endif
