#if PostgreSQL
  import PipeShape
  import PipeShapePostgreSQL
  import Testing

  /// The row lock of the service's sidetags (3.3 of its list of races, packit-service #2627), without a lock: two workers
  /// look for the tag of an attempt, see none, and make one.
  ///
  /// Whoever comes second is run again, and finds the other one's.
  @Suite(.needsServer) struct ASidetagIsMadeOnce {
    private static let story = Story("two workers that want one sidetag", .take(f2, name: "a"), .take(f2, name: "b"))

    /// Both look before either writes; both write before either commits; the second one looks after the first one wrote.
    @Test(arguments: layouts) func howeverTheStepsOfTwoWorkersLie(_ layout: String) async throws {
      let arena = try await Arena(layout, .serializable)
      let serial = try await arena.serialEndings(Self.story)
      #expect(Set(serial.map(\.answers)) == [["made a", "found a"], ["found b", "made b"]])
      for order in [[0, 1, 0, 1, 0, 1, 0, 1], [0, 1, 1, 0, 0, 0, 1, 1], [0, 0, 0, 1, 1, 1, 0, 1]] {
        let ending = try await arena.play(Self.story, order).ending
        #expect(serial.contains(ending), "\(order): \(ending)")
      }
      #expect(try await arena.findings().isEmpty)
      await arena.close()
    }
  }
#endif
