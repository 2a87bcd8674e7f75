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
    ///
    /// - Parameter decoding: the part of the store's time that went into documents.
    mutating func add(c: Double, store: Double, decoding: Double) {
      let calls = Double(what.block)
      self.c.append(c / calls)
      self.store.append(store / calls)
      self.decoding.append(decoding / calls)
    }

    /// Round by round, so that what slows the machine for a while slows both.
    var ratios: [Double] { zip(store, c).map { $0 / $1 }.sorted() }
    /// The same for what the store does beside decoding: what C does not do at all is held against nothing.
    var ratiosBesideDecoding: [Double] { zip(zip(store, decoding), c).map { ($0.0 - $0.1) / $1 }.sorted() }
    /// Whether the bar is about what is done beside decoding.
    private var decodes: Bool { layout.encoding == .document && !what.changes }
    var isKept: Bool {
      let ratios = decodes ? ratiosBesideDecoding : ratios
      return ratios[ratios.count / 2] <= what.bar(encodesDocuments: layout.encoding == .document)
    }

    func add(to table: inout Table) {
      let (ratios, besides) = (ratios, ratiosBesideDecoding)
      let spread = ratios.count / 10
      func text(_ ratios: [Double]) -> String {
        String(
          format: "%.2f [%.2f, %.2f]", ratios[ratios.count / 2], ratios[spread], ratios[ratios.count - 1 - spread])
      }
      table.add(
        what.title, layout.name, readable(median(c)), readable(median(store)),
        decodes ? readable(median(decoding)) : "", text(ratios), decodes ? text(besides) : "",
        String(format: "%.1f", what.bar(encodesDocuments: layout.encoding == .document)), isKept ? "kept" : "missed")
    }
  }
#endif
