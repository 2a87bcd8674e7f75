#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The few calls of the system that reading a file takes; Foundation would bring much more.
enum Disk {
  static func isFile(_ path: String) -> Bool { kind(of: path) == S_IFREG }

  static func isFolder(_ path: String) -> Bool { kind(of: path) == S_IFDIR }

  private static func kind(of path: String) -> mode_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  static func bytes(of path: String, atMost limit: Int) throws(PackitError) -> [UInt8] {
    if isFolder(path) { throw PackitError(code: .isDirectory, file: path, message: "this is a folder") }
    let descriptor = open(path, O_RDONLY)
    guard descriptor >= 0 else { throw fault(path) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    // The size is not asked for beforehand: a pipe has none, and a file may grow meanwhile.
    while bytes.count <= limit {
      let count = read(descriptor, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw fault(path) }
      bytes += buffer[..<count]
    }
    throw PackitError(code: .tooLarge, file: path, message: "the file has more than \(limit) bytes")
  }

  private static func fault(_ path: String) -> PackitError {
    let number = errno
    return PackitError(
      code: number == ENOENT || number == ENOTDIR ? .absent : .unreadable, file: path,
      message: String(cString: strerror(number)))
  }
}
