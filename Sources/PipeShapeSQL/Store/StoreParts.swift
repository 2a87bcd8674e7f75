import PipeShape
import PipeShapeLayouts
import PipeShapeStore

/// What the sessions of a store share for as long as its kinds are the same.
final class StoreParts: Sendable {
  /// What reads payloads as callers see them.
  let cells: any CellStore
  /// What reads and writes payloads with all that is stored of them; the same statements where nothing is hidden.
  let stored: any CellStore
  let program: SQLProgram
  /// The tables that the layout has for the kinds.
  let tables: [Table]
  let ids: any IDGenerator
  /// The greatest ids that were made; the same for every state of the kinds.
  let greatest: GreatestIDs
  private let layout: any Layout
  private let dialect: any Dialect

  var kinds: StoredKinds { cells.context.kinds }

  init(
    _ layout: any Layout, _ context: LayoutContext, in dialect: any Dialect, ids: any IDGenerator,
    greatest: GreatestIDs = GreatestIDs()
  ) {
    var catalog = Catalog()
    cells = layout.store(in: &catalog, context)
    if context.kinds.hideAny {
      stored = layout.store(in: &catalog, context.with(.all))
    } else {
      var stored = cells
      stored.context = context.with(.all)
      self.stored = stored
    }
    program = SQLProgram(catalog, in: dialect)
    tables = dialect.tables(of: layout, for: context.kinds)
    self.ids = ids
    self.greatest = greatest
    self.layout = layout
    self.dialect = dialect
  }

  /// The same for the kinds that a store has now.
  ///
  /// - Throws: `corrupt` for a text that is none of kinds.
  func renewed(for found: FoundKinds) throws(StoreError) -> StoreParts {
    let kinds = StoredKinds(
      registered: kinds.registered, remembered: try SchemaCodec.kinds(found.text), revision: found.revision)
    return StoreParts(layout, cells.context.with(kinds), in: dialect, ids: ids, greatest: greatest)
  }
}

extension StoreParts {
  /// Whether these are for a later state of the kinds; each state has a greater number than the one before.
  func isNewer(than other: StoreParts) -> Bool {
    guard let revision = kinds.revision.flatMap({ Int64($0) }) else { return false }
    guard let known = other.kinds.revision.flatMap({ Int64($0) }) else { return true }
    return revision > known
  }
}
