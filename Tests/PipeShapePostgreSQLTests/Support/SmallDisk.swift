#if PostgreSQL
  import Foundation
  import Glibc

  /// A file system of a few megabytes in memory, which the server may write; nil where none can be mounted.
  final class SmallDisk {
    let folder: String

    init?() {
      folder = "/tmp/pipeshape-disk-\(UInt32.random(in: .min ... .max))"
      guard getuid() == 0, mkdir(folder, 0o755) == 0 else { return nil }
      guard Self.run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", folder) else {
        rmdir(folder)
        return nil
      }
      let user = getpwnam("postgres") ?? getpwnam("nobody")
      if let user { chown(folder, user.pointee.pw_uid, user.pointee.pw_gid) }
      chmod(folder, 0o700)
    }

    deinit {
      // Whoever still has a file open there keeps it until it ends.
      _ = Self.run("umount", "-l", folder)
      rmdir(folder)
    }

    /// Takes all the room that there is.
    func fill() {
      guard let file = fopen(folder + "/filler", "w") else { return }
      let block = [UInt8](repeating: 0, count: 4096)
      while fwrite(block, 1, block.count, file) == block.count, fflush(file) == 0 {}
      fclose(file)
    }

    func empty() { unlink(folder + "/filler") }

    private static func run(_ program: String, _ arguments: String...) -> Bool {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [program] + arguments
      process.standardError = FileHandle.nullDevice
      guard (try? process.run()) != nil else { return false }
      process.waitUntilExit()
      return process.terminationStatus == 0
    }
  }
#endif
