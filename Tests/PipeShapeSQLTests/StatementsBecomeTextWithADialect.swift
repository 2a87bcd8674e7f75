import PipeShapeLayouts
import PipeShapeSQL
import Testing

/// Statements are values; names are quoted, values are parameters, and only the dialect knows how those are written.
@Suite struct StatementsBecomeTextWithADialect {
  private let table = Table(
    "a", [Column("x", .integer), Column("y", .text, isNullable: true), Column("z", .boolean, generated: .column("x"))],
    key: ["x"], isClustered: true, isReplaced: true, foreignKeys: [ForeignKey(["y"], to: "b", ["k"])])

  @Test func aQuestion() {
    let select = Select(
      [.column("x", of: "t"), .greatest(.column("y"))], from: .init("a", as: "t"),
      joins: [.init(.init("b"), on: .matches("k", "b", "y", "t"))],
      where: .all([
        .any([.equals("x", of: "t", 0), .isNull(.column("y"))]), .not(.exists(Select([.count], from: .init("b")))),
      ]),
      order: [.init(.column("x"), isDescending: true)], limit: 1, isDistinct: true)
    #expect(
      text(.select(select))
        == """
        SELECT DISTINCT "t"."x", max("y") FROM "a" AS "t" JOIN "b" ON "b"."k" = "t"."y" \
        WHERE ("t"."x" = $0 OR "y" IS NULL) AND NOT EXISTS (SELECT count(*) FROM "b") \
        ORDER BY "x" DESC LIMIT $1:integer
        """)
    #expect(Statement.select(select).parameterCount == 2)
  }

  @Test func anInsertionWithoutWhatIsComputed() {
    #expect(
      text(.insert(Insert(into: table, conflict: .replace)))
        == """
        INSERT INTO "a" ("x", "y") VALUES ($0:integer, $1:text) ON CONFLICT ("x") DO UPDATE SET "y" = excluded."y"
        """)
    #expect(text(.insert(Insert(into: table, conflict: .ignore))).hasSuffix(" ON CONFLICT DO NOTHING"))
  }

  @Test func aChange() {
    let update = Update(
      table, set: [.init("y", .first([.parameter(1), .column("y")]))],
      where: .after([.column("x"), .column("y")], [.parameter(0), .parameter(2)]))
    #expect(
      text(.update(update))
        == """
        UPDATE "a" SET "y" = coalesce($1:text, "y") WHERE ("x", "y") > ($0:integer, $2:integer)
        """)
    #expect(Statement.update(update).parameterCount == 3)
  }

  @Test func aTable() {
    let dialect = PlainDialect()
    #expect(
      SQL(creating: table, in: dialect).text(in: dialect)
        == """
        CREATE TABLE "a" (
          "x" integer NOT NULL,
          "y" text,
          "z" boolean AS ("x"),
          PRIMARY KEY ("x"),
          FOREIGN KEY ("y") REFERENCES "b" ("k")
        ) CLUSTERED
        """)
  }

  @Test func aLayoutThatTheEngineCannotHaveIsReportedWithTheReason() throws {
    let layout = try #require(Layouts.named("group-document"))
    #expect(PlainDialect().reasonAgainst(layout) == "the engine has no changes within JSON documents")
    #expect(PlainDialect(features: .documents).reasonAgainst(layout) == nil)
  }
}
