#if CommandLine
  import Foundation

  /// A folder of its own for the stores of one comparison, removed with them.
  struct StoreFolder: Sendable {
    private let path: String

    /// Makes the folder, in the one named or where temporary files go.
    init(in parent: String?) throws(Failure) {
      let parent = parent ?? FileManager.default.temporaryDirectory.path
      path = "\(parent)/pipeshape-compare-\(getpid())"
      do { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) } catch {
        throw Failure(file: path, code: "unwritable", error.localizedDescription)
      }
    }

    /// The path of a file in it.
    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Removes what is in it.
    func clear() {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
        try? FileManager.default.removeItem(atPath: file(name))
      }
    }

    /// Removes the folders of processes that are no more.
    static func removeAbandoned(in parent: String) {
      for name in (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? [] {
        guard name.hasPrefix("pipeshape-compare-"), let process = pid_t(name.dropFirst("pipeshape-compare-".count)),
          kill(process, 0) != 0, errno == ESRCH
        else { continue }
        try? FileManager.default.removeItem(atPath: "\(parent)/\(name)")
      }
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
  }
#endif
