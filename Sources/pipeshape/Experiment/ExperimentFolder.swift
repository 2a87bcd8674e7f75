#if CommandLine
  import Foundation
  import PipeShapeLab

  /// The folder that keeps results; one run at a time has it.
  final class ExperimentFolder: Sendable {
    private let path: String
    /// Open for as long as the run: the lock goes with the process, however that ends.
    private let lock: Int32

    /// Makes the folder where it is missing, and takes it.
    ///
    /// - Throws: `unwritable`; `busy` where another run has it.
    init(_ path: String) throws(Failure) {
      self.path = path
      do {
        for name in ["steps", "raw"] {
          try FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
        }
      } catch { throw Failure(file: path, code: "unwritable", error.localizedDescription) }
      lock = open("\(path)/.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
      guard lock >= 0 else { throw Failure(file: path, code: "unwritable", String(cString: strerror(errno))) }
      guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
        close(lock)
        throw Failure(file: path, code: "busy", "another run keeps its results in this folder")
      }
    }

    deinit { close(lock) }

    /// Replaces a text as a whole.
    func keep(_ name: String, _ text: String) throws(ComparisonError) {
      do throws(Failure) { try AtomicFile.replace("\(path)/\(name)", with: Array(text.utf8)) } catch {
        throw ComparisonError(.unwritable, error.lines.joined(separator: " "))
      }
    }

    /// A text that was kept.
    func load(_ name: String) -> String? {
      guard let bytes = FileManager.default.contents(atPath: "\(path)/\(name)") else { return nil }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
#endif
