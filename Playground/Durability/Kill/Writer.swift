#if SQLite
  import Foundation
  import PipeShape
  import PipeShapeSQL
  import PipeShapeSQLite
  import PipeShapeStore

  /// The process that is killed: applies changes of the stream and says each one's number after its commit.
  enum Writer {
    static func run(_ options: Options) async throws {
      let (first, count) = (try options.number("from", 1), try options.number("count", 100))
      let seed = UInt64(try options.number("seed", 1))
      let ids = NumberedIDs()
      let store = try await SQLiteStore.open(
        try options.required("path"), layout: try options.required("layout"), kinds: streamKinds,
        ids: ids)
      say("open")
      for number in first..<first + count {
        let change = try await Change.random(number, seed: seed, in: store)
        let answer: String
        if case .settle = change {
          try await store.settle()
          answer = "settled"
        } else {
          answer = try await change.apply(to: store, ids, number: number)
        }
        say("ack \(number) \(answer.digest)")
      }
      say("closing")
      await store.close()
      say("closed")
    }
  }

  extension String {
    /// A short form of a long answer (FNV-1a).
    var digest: String {
      String(utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }, radix: 16)
    }
  }
#endif
