#if CommandLine
  import Foundation

  /// A file that a command reads whole; `-` is standard input.
  struct InputFile {
    /// The file as it was named.
    let name: String

    init(_ name: String) { self.name = name }

    var isStandardInput: Bool { name == "-" }

    /// What messages call it.
    var title: String { isStandardInput ? "<stdin>" : name }

    /// All bytes of the file.
    ///
    /// - Throws: a failure that names the file: absent, a folder, not readable, longer than the limit.
    func read(limit: Int) throws(Failure) -> [UInt8] {
      let descriptor = try open()
      defer { if !isStandardInput { close(descriptor) } }
      var status = stat()
      guard fstat(descriptor, &status) == 0 else { throw failure(errno) }
      let isRegular = status.st_mode & S_IFMT == S_IFREG
      guard !isRegular || status.st_size <= limit else { throw tooLong(limit) }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(isRegular ? Int(status.st_size) : 0)
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = Foundation.read(descriptor, &chunk, chunk.count)
        if count < 0 && errno == EINTR { continue }
        guard count >= 0 else { throw failure(errno) }
        guard count > 0 else { return bytes }
        bytes.append(contentsOf: chunk[..<count])
        guard bytes.count <= limit else { throw tooLong(limit) }
      }
    }

    /// A descriptor to read the file by; that of standard input is not to be closed.
    ///
    /// - Throws: a failure that names the file: absent, a folder, not readable.
    func open() throws(Failure) -> Int32 {
      guard !isStandardInput else { return STDIN_FILENO }
      let descriptor = Foundation.open(name, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(errno) }
      var status = stat()
      let code = fstat(descriptor, &status) != 0 ? errno : status.st_mode & S_IFMT == S_IFDIR ? EISDIR : 0
      guard code == 0 else {
        close(descriptor)
        throw failure(code)
      }
      return descriptor
    }

    private func tooLong(_ limit: Int) -> Failure {
      Failure(file: title, code: "tooLarge", "the file is longer than the limit of \(limit) bytes")
    }

    /// What the system said about the file.
    func failure(_ code: Int32) -> Failure {
      switch code {
      case ENOENT, ENOTDIR: Failure(file: title, code: "absent", "there is no such file")
      case EISDIR: Failure(file: title, code: "isDirectory", "is a folder, and a file is wanted")
      case EACCES: Failure(file: title, code: "unreadable", "the file may not be read")
      default: Failure(file: title, code: "unreadable", String(cString: strerror(code)))
      }
    }
  }
#endif
