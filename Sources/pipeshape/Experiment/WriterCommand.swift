#if CommandLine
  import ArgumentParser
  import Foundation
  import PipeShapeLab
  import PipeShapeStore

  /// `pipeshape trial-writer`: one writer of the trial of several, started by the experiment itself.
  struct WriterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "trial-writer", abstract: "Writes for the experiment.", shouldDisplay: false)

    @Option var engine: String
    @Option(help: "A layout to write through, or else a form.") var layout: String?
    @Option var form: String?
    @Option var path: String
    @Option var writer: Int
    @Option var changes: Int
    @Option var seed: UInt64
    @Option(help: "When all begin, on the system's monotonic clock.") var start: Int64

    func run() async throws {
      let offer = try EngineOffer.named(engine)
      let tally: ContentionTally
      do throws(StoreError) {
        let engine = try offer.join()
        if let layout {
          let store = try await engine.open(layout, path, WorkloadKinds.registry)
          await begin()
          tally = try await WriteForm.write(as: writer, changes: changes, to: store, clock: MonotonicClock.now)
        } else {
          await begin()
          tally = try await engine.write(form ?? "", path, writer, changes, seed)
        }
      } catch { throw Failure(code: error.code.description, "\(error)") }
      Console.write(TallyText.text(tally))
    }

    private func begin() async {
      let left = start - MonotonicClock.now()
      if left > 0 { try? await Task.sleep(for: .nanoseconds(left)) }
    }
  }

  /// A tally as lines, from one process to another.
  enum TallyText {
    static func text(_ tally: ContentionTally) -> String {
      var lines = tally.acknowledged.sorted { $0.key < $1.key }.map { "acknowledged \($0.key) \($0.value)" }
      lines += tally.writes.map { "write \($0)" }
      lines += tally.spans.map { "span \($0.begun) \($0.ended)" }
      lines += ["retries \(tally.retries)", "deadlocks \(tally.deadlocks)", "failures \(tally.failures)", "end"]
      return lines.joined(separator: "\n") + "\n"
    }

    /// Reads it back; nil for a text that is not whole.
    static func tally(_ text: String) -> ContentionTally? {
      var tally = ContentionTally()
      var isWhole = false
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        switch (words.first, words.last.flatMap { Int64($0) }) {
        case ("acknowledged", let count?): tally.acknowledged[String(words[1])] = Int(count)
        case ("write", let time?): tally.writes.append(time)
        case ("retries", let count?): tally.retries = Int(count)
        case ("deadlocks", let count?): tally.deadlocks = Int(count)
        case ("failures", let count?): tally.failures = Int(count)
        case ("span", let ended?):
          guard words.count == 3, let begun = Int64(words[1]) else { return nil }
          tally.spans.append(ContentionTally.Span(begun: begun, ended: ended))
        case ("end", _): isWhole = true
        default: return nil
        }
      }
      return isWhole ? tally : nil
    }
  }
#endif
