#if PostgreSQL
  import Foundation
  import PipeShape
  import PipeShapePostgreSQL
  import Testing

  /// Two sessions of a store, four steps each, in all 70 orders: what is there at the end, and what both were answered,
  /// is what one after the other gives.
  @Suite(.needsServer) struct EveryInterleavingHasASerialOutcome {
    static let orders = Turnstile.orders(4, 4)

    /// All orders of a rerun beside a bad end; of the others one in five, or all with `PIPESHAPE_ORDERS`.
    private static func orders(of story: Story) -> [[Int]] {
      let isWhole =
        "\(story)" == "\(Story.rerunAndBadEnd)" || ProcessInfo.processInfo.environment["PIPESHAPE_ORDERS"] != nil
      return isWhole ? orders : orders.enumerated().filter { $0.offset % 5 == 2 }.map(\.element)
    }

    @Test(arguments: layouts) func atTheLevelOfTheStore(_ layout: String) async throws {
      let arena = try await Arena(layout, .serializable)
      for story in Story.all {
        let serial = try await arena.serialEndings(story)
        for order in Self.orders(of: story) {
          let ending = try await arena.play(story, order).ending
          #expect(serial.contains(ending), "\(story), \(order): \(ending), not one of \(serial)")
        }
      }
      #expect(try await arena.findings().isEmpty)
      await arena.close()
    }

    /// The same harness sees what a lower level lets happen, or else it would see nothing.
    @Test(arguments: layouts) func andNotBelowIt(_ layout: String) async throws {
      let arena = try await Arena(layout, .readCommitted)
      let serial = try await arena.serialEndings(.rerunAndBadEnd)
      var anomalies = 0
      for order in Self.orders {
        if !serial.contains(try await arena.play(.rerunAndBadEnd, order).ending) { anomalies += 1 }
      }
      print("READ COMMITTED, \(layout): \(anomalies) of \(Self.orders.count) interleavings have no serial outcome")
      #expect(anomalies > 0)
      #expect(try await !arena.findings().isEmpty)
      await arena.close()
    }

    /// Every order ends, also where the model's rules are given up.
    @Test(arguments: layouts) func orAtLeastAnEnd(_ layout: String) async throws {
      let arena = try await Arena(layout, .readCommitted)
      for story in Story.all {
        for order in Self.orders.enumerated().filter({ $0.offset % 7 == 3 }) {
          let answers = try await arena.play(story, order.element).ending.answers
          #expect(!answers.contains(""))
        }
      }
      await arena.close()
    }

    @Test func ofWhichThereAreSeventy() {
      #expect(Set(Self.orders).count == 70)
    }
  }
#endif
