#if PostgreSQL
  import CPostgreSQL
  import PipeShapeStore

  /// SQL states of PostgreSQL as errors of the port.
  enum PostgreSQLCode {
    /// The failure that a result describes.
    static func error(in result: OpaquePointer?, of connection: OpaquePointer) -> StoreError {
      guard let result, let state = pipeshape_sqlstate(result) else { return lost(connection) }
      let code = String(cString: state)
      let parts = [pipeshape_message(result), pipeshape_detail(result), pipeshape_constraint(result)]
      let texts = parts.map { $0.map { String(cString: $0) } }
      var message = texts[0] ?? "the server says no more"
      if let detail = texts[1] { message += ": \(detail)" }
      if let constraint = texts[2] { message += " (\(constraint))" }
      // A standby does not even begin a transaction of the level that writers have.
      let isStandby = PQparameterStatus(connection, "in_hot_standby").map { String(cString: $0) } == "on"
      return StoreError(code == "0A000" && isStandby ? .readOnly : meaning(of: code), message, engineCode: code)
    }

    /// The failure of a connection that is gone or never came to be.
    static func lost(_ connection: OpaquePointer?) -> StoreError {
      let text = connection.flatMap { PQerrorMessage($0) }.map { String(cString: $0) } ?? ""
      let lines = text.split(separator: "\n").map { line in
        line.drop { $0 == " " || $0 == "\t" }
      }
      let message = lines.isEmpty ? "the server cannot be reached" : lines.joined(separator: "; ")
      return StoreError(.unavailable, message)
    }

    /// What a state means to callers: the classes of the manual's appendix of error codes.
    static func meaning(of state: String) -> StoreError.Code {
      switch state {
      // Serialization failure, deadlock, lock not available, and a server that has no room for one more client.
      case "40001", "40P01", "55P03", "53300": .busy
      case "57014": .interrupted
      case "23505", "23P01": .duplicate
      case "23503": .corrupt
      case "25006": .readOnly
      case "53100", "53200", "53400": .full
      case "54000", "54001", "54011", "54023", "22001", "22003": .limit
      case "42501", "57P01", "57P02", "57P03", "57P04", "57P05", "3D000": .unavailable
      default:
        switch state.prefix(2) {
        case "08", "28": .unavailable
        // The statements are ours and known to be right: what is not there was taken away.
        case "42", "XX": .corrupt
        case "58": .engine
        default: .engine
        }
      }
    }
  }
#endif
