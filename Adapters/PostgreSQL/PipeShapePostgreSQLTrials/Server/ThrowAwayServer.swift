#if PostgreSQL
  import CPostgreSQL
  import Foundation
  public import PipeShapeStore

  /// A server of one's own, in a folder that goes with it.
  ///
  /// A shell watches over it: when whoever started it stops it, ends or is killed, the shell shuts the server down and
  /// removes the folder. It listens on a socket in that folder only.
  public final class ThrowAwayServer: Sendable {
    /// Where it can be reached, as libpq takes it.
    public let address: String
    /// The program's version, as it says it itself.
    public let version: String
    let folder: String
    let shell: Shell

    /// The shell, and the pipe that it takes orders from and whose end it waits for.
    final class Shell: @unchecked Sendable {
      // Unchecked because a process is touched by whoever starts and stops it, one after the other.
      let process = Process()
      let line = Pipe()
    }

    private init(address: String, version: String, folder: String, shell: Shell) {
      self.address = address
      self.version = version
      self.folder = folder
      self.shell = shell
    }

    deinit { stop() }

    /// The folder of the programs, the newest version first: that of the environment variable `PIPESHAPE_POSTGRESQL`, or
    /// where Debian keeps them.
    public static var programs: String? {
      if let given = ProcessInfo.processInfo.environment["PIPESHAPE_POSTGRESQL"] { return given }
      let root = "/usr/lib/postgresql"
      let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
      let newest = versions.compactMap { Int($0) }.max()
      let found = newest.map { "\(root)/\($0)/bin" }
      return found.flatMap { FileManager.default.isExecutableFile(atPath: $0 + "/initdb") ? $0 : nil }
    }

    /// Settings for a server whose data is not to outlive it: the disk is waited for by nobody.
    public static let hasty = ["fsync": "off", "full_page_writes": "off", "synchronous_commit": "off"]

    /// Starts a server with settings beyond its own.
    ///
    /// - Throws: `unavailable` with what the programs said: none are installed, or they cannot make or start a server.
    public static func start(settings: [String: String] = [:]) async throws(StoreError) -> ThrowAwayServer {
      guard let programs else {
        throw StoreError(
          .unavailable,
          "no PostgreSQL server is installed; install the package postgresql, or name the folder of initdb in PIPESHAPE_POSTGRESQL"
        )
      }
      // Paths of sockets are short.
      let folder = "/tmp/pipeshape-pg-\(UInt32.random(in: .min ... .max))"
      let shell = Shell()
      shell.process.executableURL = URL(fileURLWithPath: "/bin/sh")
      let options = settings.sorted { $0.key < $1.key }.flatMap { ["-c", "\($0.key)=\($0.value)"] }
      shell.process.arguments = ["-c", script, "sh", programs, folder] + options
      shell.process.standardInput = shell.line
      shell.process.standardOutput = FileHandle.nullDevice
      shell.process.standardError = FileHandle.nullDevice
      do { try shell.process.run() } catch {
        throw StoreError(.unavailable, "the shell cannot be started: \(error)")
      }
      let address = "host=\(folder) user=pipeshape dbname=postgres"
      for _ in 0..<600 {
        if PQping(address) == PQPING_OK {
          return ThrowAwayServer(address: address, version: try version(at: address), folder: folder, shell: shell)
        }
        guard shell.process.isRunning else { break }
        try? await Task.sleep(for: .milliseconds(50))
      }
      let log = (try? String(contentsOfFile: folder + ".log", encoding: .utf8)) ?? ""
      try? shell.line.fileHandleForWriting.close()
      throw StoreError(.unavailable, "the server does not start: \(log.suffix(500))")
    }

    /// Arguments: the folder of the programs, that of the server, options of the server.
    ///
    /// A signal is sent until the server is gone: it ignores what the shell ignores until its own handlers are up, so one
    /// that comes in its first moments is lost.
    private static let script = """
      trap '' INT TERM HUP
      programs=$1; folder=$2; shift 2
      as=
      if [ "$(id -u)" = 0 ]; then
        user=postgres; id -u $user >/dev/null 2>&1 || user=nobody
        as="setpriv --reuid $user --regid $(id -g $user) --clear-groups"
      fi
      mkdir -m 700 "$folder" && { [ -z "$as" ] || chown "$user" "$folder"; } || exit 1
      cd "$folder" || exit 1
      $as "$programs/initdb" -D "$folder/data" -U pipeshape -A trust -E UTF8 --locale=C --no-sync >"$folder.log" 2>&1 || {
        read -r line; rm -rf "$folder" "$folder.log"; exit 1
      }
      start() {
        $as "$programs/postgres" -D "$folder/data" -k "$folder" -c listen_addresses= "$@" >>"$folder.log" 2>&1 </dev/null &
        server=$!
      }
      start "$@"
      end() {
        [ -n "$server" ] || return
        while kill "-$1" $server 2>/dev/null; do sleep 0.1; done
        wait $server
        server=
      }
      while read -r order signal; do
        case $order in
          end) end "$signal" ;;
          start) start "$@" ;;
        esac
      done
      end INT
      rm -rf "$folder" "$folder.log"
      """

    private static func version(at address: String) throws(StoreError) -> String {
      let handle = PQconnectdb(address)
      defer { PQfinish(handle) }
      guard let handle, let text = PQparameterStatus(handle, "server_version") else {
        throw StoreError(.unavailable, "the server went away right after it had come")
      }
      return "PostgreSQL \(String(cString: text))"
    }

    /// The number of the server's own process.
    public var processID: Int32? {
      let text = try? String(contentsOfFile: folder + "/data/postmaster.pid", encoding: .utf8)
      return text?.split(separator: "\n").first.flatMap { Int32($0) }
    }

    /// Stops the server, and waits until its folder is gone.
    public func stop() {
      try? shell.line.fileHandleForWriting.close()
      shell.process.waitUntilExit()
    }
  }
#endif
