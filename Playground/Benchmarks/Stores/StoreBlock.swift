#if SQLite
  import PipeShape
  import PipeShapeSQL

  /// What a block of a store's calls took.
  struct StoreBlock {
    /// Processor time in seconds: of the calls, and of giving back what they had made of documents or rows.
    private var calls = 0.0
    private var givingBack = 0.0
    /// What the calls took by the clock on the wall, which the store's meter goes by.
    private var wall = 0.0

    init() {}

    init(_ what: StoreCase, _ numbers: [Int], _ calls: StoreCase.Calls, _ store: SQLStore) async throws {
      // Pipelines are kept until the block is over, so that giving them back can be told from reading them.
      var kept: [Pipeline?] = []
      kept.reserveCapacity(numbers.count)
      let (begin, start) = (ContinuousClock.now, CPUClock.now)
      for number in numbers {
        if what == .fetch {
          kept.append(try await calls.pipeline(number, on: store))
        } else {
          use(try await calls.run(what, number, on: store))
        }
      }
      let end = CPUClock.now
      wall = begin.duration(to: .now) / .seconds(1)
      self.calls = end - start
      guard what == .fetch else { return }
      kept.removeAll(keepingCapacity: true)
      givingBack = CPUClock.now - end
    }

    var total: Double { calls + givingBack }

    /// The processor time that went into documents: decoding them, by the share of the wall's time that the meter names,
    /// and giving back what was decoded.
    func share(_ decoding: Double) -> Double { decoding > 0 ? decoding / wall * calls + givingBack : 0 }
  }
#endif
