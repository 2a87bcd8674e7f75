#if PostgreSQL
  import CPostgreSQL
  import Foundation
  public import PipeShapeStore

  /// What happens to servers: they are ended and started again, their processes are killed, they ask for passwords.
  extension ThrowAwayServer {
    /// How a server ends.
    public enum Ending: String, CaseIterable, Sendable {
      /// Clients are sent away, and everything is written.
      case orderly = "INT"
      /// At once, as in a crash: the next start recovers from the log.
      case immediate = "QUIT"
    }

    /// Ends the server, and waits until it is gone.
    public func end(_ ending: Ending) async throws(StoreError) {
      order("end \(ending.rawValue)")
      for _ in 0..<3000 {
        if processID == nil { return }
        try? await Task.sleep(for: .milliseconds(2))
      }
      throw StoreError(.unavailable, "the server does not end")
    }

    /// Starts the server again on the same data, and waits until it takes clients.
    public func startAgain() async throws(StoreError) {
      order("start")
      try await untilReady()
    }

    /// Waits until the server takes clients, for instance after one of its processes was killed.
    public func untilReady() async throws(StoreError) {
      for _ in 0..<6000 {
        if PQping(address) == PQPING_OK { return }
        try? await Task.sleep(for: .milliseconds(5))
      }
      throw StoreError(.unavailable, "the server does not come back: \(log.suffix(500))")
    }

    private func order(_ line: String) {
      try? shell.line.fileHandleForWriting.write(contentsOf: Data("\(line)\n".utf8))
    }

    private var log: String { (try? String(contentsOfFile: folder + ".log", encoding: .utf8)) ?? "" }

    /// Kills the process that serves one client with SIGKILL; the server then ends all others and recovers.
    ///
    /// - Parameter name: the application name that the client gave.
    /// - Returns: whether there was such a process.
    @discardableResult
    public func killBackend(of name: String) -> Bool {
      guard let process = ask("SELECT pid FROM pg_stat_activity WHERE application_name = '\(name)' LIMIT 1") else {
        return false
      }
      return kill(process, SIGKILL) == 0
    }

    private func ask(_ question: String) -> Int32? {
      let handle = PQconnectdb(address)
      defer { PQfinish(handle) }
      let result = PQexec(handle, question)
      defer { PQclear(result) }
      guard PQntuples(result) == 1, let text = PQgetvalue(result, 0, 0) else { return nil }
      return Int32(String(cString: text))
    }

    /// Lets a role in with its password only, from the next connection on.
    public func demandPassword(of role: String) throws(StoreError) {
      let path = folder + "/data/pg_hba.conf"
      do {
        let others = try String(contentsOfFile: path, encoding: .utf8)
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.write(contentsOf: Data("local all \(role) scram-sha-256\n\(others)".utf8))
        try file.close()
      } catch { throw StoreError(.unavailable, "the list of who may come in cannot be changed: \(error)") }
      if let processID { kill(processID, SIGHUP) }
    }

    /// Makes a server that has ended one that only reads from its next start on: the standby of a server that is gone.
    public func becomeStandby() {
      _ = FileManager.default.createFile(
        atPath: folder + "/data/standby.signal", contents: nil, attributes: [.posixPermissions: 0o666])
    }
  }
#endif
