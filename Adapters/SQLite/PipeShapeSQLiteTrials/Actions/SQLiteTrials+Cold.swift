#if SQLite
  import PipeShapeLab
  import PipeShapeStore

  #if canImport(Glibc)
    import Glibc
  #elseif canImport(Musl)
    import Musl
  #endif

  #if canImport(Glibc) || canImport(Musl)
    extension SQLiteTrials {
      /// Makes the system forget what it caches of a file, and counts what it did not forget.
      ///
      /// Pages that have not reached the disk stay, so the file is synchronized first. What the disk itself, or the host
      /// of a virtual machine, keeps in memory cannot be told from here.
      static func chill(_ path: String) throws(StoreError) -> Residency {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw failure(path) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw failure(path) }
        guard posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED) == 0 else { throw failure(path) }
        return try residency(of: file, path)
      }

      private static func residency(of file: Int32, _ path: String) throws(StoreError) -> Residency {
        var facts = stat()
        guard fstat(file, &facts) == 0 else { throw failure(path) }
        let size = Int(facts.st_size)
        let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
        guard size > 0, pageSize > 0 else { return Residency(pages: 0, resident: 0) }
        // A mapping reads nothing by itself.
        guard let start = mmap(nil, size, PROT_READ, MAP_SHARED, file, 0), start != MAP_FAILED else {
          throw failure(path)
        }
        defer { munmap(start, size) }
        var pages = [UInt8](repeating: 0, count: (size + pageSize - 1) / pageSize)
        guard mincore(start, size, &pages) == 0 else { throw failure(path) }
        return Residency(pages: pages.count, resident: pages.count { $0 & 1 == 1 })
      }

      private static func failure(_ path: String) -> StoreError {
        StoreError(.unavailable, "\(path): \(String(cString: strerror(errno)))")
      }
    }
  #endif
#endif
