#if CommandLine
  extension Progress {
    /// Runs work that tells nothing of how far it is, and shows for how long it has been running.
    static func whileWaiting<R: Sendable>(
      for label: String, _ work: @escaping @Sendable () async throws -> R
    ) async throws -> R {
      let ticking = Task {
        var progress = Progress("\(label), seconds")
        for seconds in 1... {
          try await Task.sleep(for: .seconds(1))
          progress.update(seconds)
        }
      }
      defer {
        ticking.cancel()
        clear()
      }
      return try await work()
    }
  }
#endif
