import PipeShapeLaws
import PipeShapeStore

/// Random cases keep the laws; `make mutants` shows that planted bugs do not.
enum LawStation {
  static func visit(_ guide: inout Guide) async throws {
    guide.station("Laws")
    let core = await LawSuite.core(seed: 1, cases: 50)
    guide.expect(
      "laws of the core that do not hold in 50 random cases of each family", core.violations.map(\.law.id), [])
    guide.say("   laws checked: \(core.laws.map(\.law.id).joined(separator: " "))")
    let stores = await LawSuite.store(seed: 1, cases: 10) { _ throws(StoreError) in MemoryStore(kinds: LawSuite.kinds) }
    guide.expect("laws of stores that do not hold in 10 random lives in memory", stores.violations.map(\.law.id), [])
  }
}
