import PipeShapeLayouts
import Testing

@testable import PipeShapeSQL

@Suite struct TablesAreLoadedWithoutWhatSlowsThatDown {
  private static let key = ForeignKey(["x", "y"], to: "b", ["k", "l"])

  private func table(_ name: String) -> Table {
    Table(
      name, [Column("x", .integer), Column("y", .integer), Column("open", .boolean)], key: ["x"],
      foreignKeys: [Self.key],
      indexes: [
        Index("by_y", ["y"]), Index("by_open", ["y"], where: .column("open")), Index("keeps", ["y", "x"]),
      ])
  }

  @Test func withoutForeignKeysAndIndexesThatAreMadeFasterLater() {
    let loading = PlainDialect().loading(table("a"))
    #expect(loading.foreignKeys == [])
    #expect(loading.indexes.map(\.name) == ["by_open", "keeps"])
    #expect(loading.columns == table("a").columns && loading.key == ["x"])
  }

  @Test func withForeignKeysWhereNoneCanBeAddedLater() {
    let loading = PlainDialect(foreignKeyCheck: "CHECK").loading(table("a"))
    #expect(loading.foreignKeys == [Self.key])
    #expect(loading.indexes.map(\.name) == ["by_open", "keeps"])
  }

  @Test func butWithTheIndexesOfTheHeader() {
    for header in HeaderSchema.tables {
      let loading = PlainDialect().loading(header)
      #expect(loading.indexes == header.indexes && loading.foreignKeys == [])
    }
  }

  @Test func aForeignKeyIsAddedByAStatement() {
    #expect(
      SQLProgram.adding(Self.key, to: table("a"), in: PlainDialect())
        == """
        ALTER TABLE "a" ADD FOREIGN KEY ("x", "y") REFERENCES "b" ("k", "l")
        """)
  }
}
