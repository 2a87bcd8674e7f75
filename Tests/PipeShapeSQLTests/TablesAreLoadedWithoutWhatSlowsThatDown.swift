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
    let loading = PlainDialect().loading(table("a"), hasKeys: true)
    #expect(loading.foreignKeys == [])
    #expect(loading.indexes.map(\.name) == ["by_open", "keeps"])
    #expect(loading.columns == table("a").columns && loading.key == ["x"])
  }

  @Test func withForeignKeysWhereNoneCanBeAddedLater() {
    let loading = PlainDialect(foreignKeyCheck: "CHECK").loading(table("a"), hasKeys: true)
    #expect(loading.foreignKeys == [Self.key])
    #expect(loading.indexes.map(\.name) == ["by_open", "keeps"])
  }

  @Test func butWithTheIndexesOfTheHeader() {
    for header in HeaderSchema.tables {
      let loading = PlainDialect().loading(header, hasKeys: false)
      #expect(loading.indexes == header.indexes && loading.foreignKeys == [])
      #expect(loading.key == header.key && loading.uniques == header.uniques)
    }
  }

  @Test func withoutKeysButThoseByWhichRowsAreReplaced() {
    var table = table("a")
    table.uniques = [["y"], ["x", "y"]]
    let keyless = PlainDialect().loading(table, hasKeys: false)
    #expect(keyless.key == [] && keyless.uniques == [])
    #expect(
      SQLProgram.creating(keyless, in: PlainDialect())
        == """
        CREATE TABLE "a" (
          "x" integer NOT NULL,
          "y" integer NOT NULL,
          "open" boolean NOT NULL
        )
        """)
    #expect(
      SQLProgram.adding(keysTo: table, in: PlainDialect())
        == """
        ALTER TABLE "a" ADD PRIMARY KEY ("x"), ADD UNIQUE ("y"), ADD UNIQUE ("x", "y")
        """)
    table.isReplaced = true
    #expect(PlainDialect().loading(table, hasKeys: false).key == ["x"])
  }

  @Test func aForeignKeyIsAddedByAStatement() {
    #expect(
      SQLProgram.adding(Self.key, to: table("a"), in: PlainDialect())
        == """
        ALTER TABLE "a" ADD FOREIGN KEY ("x", "y") REFERENCES "b" ("k", "l")
        """)
  }
}
