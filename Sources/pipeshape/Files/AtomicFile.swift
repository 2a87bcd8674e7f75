#if CommandLine
  import Foundation

  /// Replaces a file as a whole: at every moment it holds the old bytes or the new ones.
  enum AtomicFile {
    /// Writes beside the file and renames; permissions stay, and a link stays a link to the file that is replaced.
    ///
    /// - Throws: a failure that names the file; it is as before then.
    static func replace(_ name: String, with bytes: [UInt8]) throws(Failure) {
      let target = resolved(name)
      var status = stat()
      let mode = stat(target, &status) == 0 ? status.st_mode & 0o7777 : 0o644
      let temporary = target + ".\(getpid()).tmp"
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw failure(name) }
      do throws(Failure) {
        defer { close(descriptor) }
        try write(bytes, to: descriptor, name)
        guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else { throw failure(name) }
      } catch {
        unlink(temporary)
        throw error
      }
      guard rename(temporary, target) == 0 else {
        let error = failure(name)
        unlink(temporary)
        throw error
      }
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32, _ name: String) throws(Failure) {
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { throw failure(name) }
        rest = rest.dropFirst(count)
      }
    }

    private static func resolved(_ name: String) -> String {
      guard let path = realpath(name, nil) else { return name }
      defer { free(path) }
      return String(cString: path)
    }

    private static func failure(_ name: String) -> Failure {
      Failure(file: name, code: "unwritable", "cannot be rewritten: \(String(cString: strerror(errno)))")
    }
  }
#endif
