#if SQLite
  import Foundation
  import PipeShapeLab
  import PipeShapeLayouts

  /// What each indexed call costs in stores of different sizes: nothing that is found by an index may depend on how much
  /// else there is.
  ///
  /// All sizes take turns in every round, and the smallest one takes part twice. What is asked for lies all over each
  /// store. First it is about the same few pipelines again and again, as a service asks for what is current: their pages
  /// are in the cache, and what is left is the way to them. Then about so many that their pages are not: the table says
  /// how many pages had to be fetched, which depends on the cache and not on the layout.
  enum Flatness {
    /// The bar: so much slower than in the smallest store.
    static let bar = 1.2

    static func run(_ options: BenchmarkOptions) async throws {
      let directory = try options.makeDirectory()
      defer { try? FileManager.default.removeItem(atPath: directory) }
      for layout in options.chosenLayouts {
        var stores: [FlatnessStore] = []
        for size in [options.sizes[0]] + options.sizes {
          stores.append(try await FlatnessStore(layout.name, size, number: stores.count, options, in: directory))
          note("\(layout.name), \(size) pipelines: filled")
        }
        var random = SeededRandom(seed: UInt64(options.rounds))
        for areCurrent in [true, false] {
          try await compare(stores, areCurrent: areCurrent, layout.name, wanted: options.rounds, &random).print()
        }
        for store in stores { await store.close() }
      }
      print(
        """
        Processor times of calls, medians over rounds in which all stores take turns. The ratio is that of the largest
        store to the smallest, round by round, with 10 and 90 %; beside it stands that of the smallest to another one of
        its size. Up to \(bar) is flat. So many pipelines have not ended in every size: \
        \(StoreData.testing + StoreData.waiting). Pages are those that a call fetched because no cache of the store had
        them, in the smallest and the largest store.\n
        """)
    }

    private static func compare(
      _ stores: [FlatnessStore], areCurrent: Bool, _ layout: String, wanted: Int, _ random: inout SeededRandom
    ) async throws -> Table {
      let title = "\(layout), \(areCurrent ? "current pipelines" : "pipelines all over")"
      var table = Table([title] + stores.dropFirst().map { "\($0.size)" } + ["ratio [10, 90 %]", "noise", "pages", ""])
      // What changes a store is asked for once, about the few.
      for call in FlatnessCall.allCases where areCurrent || !call.changes {
        let count = areCurrent ? call.current : stores[0].size - 100
        let rounds = call.rounds(wanted)
        var times: [[Double]] = stores.map { _ in [] }
        let before = try await pages(stores)
        for round in 0...rounds {
          for index in random.shuffled(Array(stores.indices)) {
            let time = try await stores[index].time(call, round, among: count)
            // The first round prepares statements and fills the caches.
            if round > 0 { times[index].append(time) }
          }
        }
        let pages = zip(try await pages(stores), before).map { Double($0 - $1) / Double((rounds + 1) * call.size) }
        let ratios = zip(times[times.count - 1], times[1]).map { $0 / $1 }.sorted()
        let noise = zip(times[0], times[1]).map { $0 / $1 }
        let ratio = median(ratios)
        table.add(
          [call.rawValue] + times.dropFirst().map { readable(median($0)) }
            + [
              String(
                format: "%.2f [%.2f, %.2f]", ratio, ratios[ratios.count / 10],
                ratios[ratios.count - 1 - ratios.count / 10]),
              String(format: "%.2f", median(noise)),
              String(format: "%.1f, %.1f", pages[1], pages[pages.count - 1]),
              ratio <= bar ? "flat" : "grows",
            ])
      }
      return table
    }

    private static func pages(_ stores: [FlatnessStore]) async throws -> [Int64] {
      var pages: [Int64] = []
      for store in stores { pages.append(try await store.pagesFetched) }
      return pages
    }

    private static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
  }
#endif
