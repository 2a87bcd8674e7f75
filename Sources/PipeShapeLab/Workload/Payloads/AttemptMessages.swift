import PipeShape

/// What the messages about one attempt carry.
struct AttemptMessages {
  /// What is known when it is submitted; nil for nothing.
  var submitted: PayloadValue?
  /// What comes while it runs, and with its end.
  var progress = PayloadRecord(), ended = PayloadRecord()
}

/// Where the payloads of new attempts come from.
enum MessageMaker: Sendable {
  /// Generated text of a wanted size.
  case generated(PayloadMaker)
  /// Payloads of given attempts.
  case sampled(PayloadSamples)

  /// What the messages about an attempt that will succeed carry.
  func messages(
    kind: String, target: String, external: ExternalID, at: Int64, _ random: inout SeededRandom
  ) -> AttemptMessages {
    switch self {
    case .generated(let maker):
      let submitted = maker.started(kind: kind, external: external, at: at, &random)
      let ended = maker.ended(kind: kind, target: target, external: external, state: .succeeded, &random)
      return AttemptMessages(
        submitted: submitted,
        progress: ["logs_url": .text("https://copr.example.org/\(external.id)/live.log")], ended: ended)
    case .sampled(let samples): return samples.messages(kind: kind, &random)
    }
  }
}
