#if SQLite
  import Foundation
  import PipeShapeLayouts

  /// What one case came to, round by round, in seconds a call.
  struct StoreResult {
    let what: StoreCase
    let layout: any Layout
    var statements: [String] = []
    private var c: [Double] = []
    private var store: [Double] = []
    private var decoding: [Double] = []

    init(_ what: StoreCase, _ layout: any Layout) {
      self.what = what
      self.layout = layout
    }

    /// Adds the blocks of one round.
    mutating func add(c: Double, store: Double, decoding: Double) {
      let calls = Double(what.block)
      self.c.append(c / calls)
      self.store.append(store / calls)
      self.decoding.append(decoding / calls)
    }

    var bar: Double { what.bar(encodesDocuments: layout.encoding == .document) }
    /// Round by round, so that what slows the machine for a while slows both.
    var ratios: [Double] { zip(store, c).map { $0 / $1 }.sorted() }
    var ratio: Double { ratios[ratios.count / 2] }
    var isKept: Bool { ratio <= bar }

    static func median(_ samples: [Double]) -> Double { samples.sorted()[samples.count / 2] }

    func add(to table: inout Table) {
      let decoded = Self.median(decoding)
      let spread = ratios.count / 10
      table.add(
        what.title, layout.name, readable(Self.median(c)), readable(Self.median(store)),
        decoded > 0 ? readable(decoded) : "", String(format: "%.2f", ratio),
        String(format: "%.2f to %.2f", ratios[spread], ratios[ratios.count - 1 - spread]), String(format: "%.1f", bar),
        isKept ? "kept" : "missed")
    }
  }
#endif
