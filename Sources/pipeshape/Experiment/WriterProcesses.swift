#if CommandLine
  import Foundation
  import PipeShapeLab
  import PipeShapeStore

  /// Runs the writers of a trial as processes of this tool, one each, which begin together.
  enum WriterProcesses {
    /// - Parameters:
    ///   - arguments: what they write, and how.
    ///   - environment: what others are not to read in a list of processes.
    /// - Throws: `unavailable` where one does not start or does not end well.
    static func run(
      _ contention: Contention, engine: String, path: String, _ arguments: [String],
      environment: [String: String] = [:]
    ) async throws(StoreError) -> ContentionTally {
      guard let executable = Bundle.main.executablePath else {
        throw StoreError(.unavailable, "the tool does not know its own path")
      }
      // Starting a process takes some milliseconds, and more where processors are busy.
      let start = MonotonicClock.now() + 300_000_000 + Int64(contention.writers) * 50_000_000
      let found = await withCheckedContinuation { (done: CheckedContinuation<Result<[String], StoreError>, Never>) in
        // Waiting for a process holds a thread, which is no business of the tasks that read meanwhile.
        DispatchQueue.global().async {
          done.resume(
            returning: texts(
              executable,
              (0..<contention.writers).map { writer in
                ["trial-writer", "--engine", engine, "--path", path] + arguments + [
                  "--writer", "\(writer)", "--changes", "\(contention.changes)", "--seed", "\(contention.seed)",
                  "--start", "\(start)",
                ]
              }, environment))
        }
      }
      var sum = ContentionTally()
      for text in try found.get() {
        guard let tally = TallyText.tally(text) else {
          throw StoreError(.unavailable, "a writer's process said nothing that can be read: \(text.prefix(200))")
        }
        sum.add(tally)
      }
      return sum
    }

    private static func texts(
      _ executable: String, _ calls: [[String]], _ environment: [String: String]
    ) -> Result<[String], StoreError> {
      var running: [(process: Process, output: Pipe)] = []
      for arguments in calls {
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardOutput = output
        process.standardInput = FileHandle.nullDevice
        do { try process.run() } catch {
          for (process, _) in running { process.terminate() }
          return .failure(StoreError(.unavailable, "a writer's process does not start: \(error.localizedDescription)"))
        }
        running.append((process, output))
      }
      var texts: [String] = []
      var failed = false
      for (process, output) in running {
        texts.append(String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self))
        process.waitUntilExit()
        if process.terminationStatus != 0 { failed = true }
      }
      return failed ? .failure(StoreError(.unavailable, "a writer's process failed")) : .success(texts)
    }
  }
#endif
