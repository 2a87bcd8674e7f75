import PipeShapeLayouts
import PipeShapeSQL

/// A dialect of no engine: shows what shared code asks for.
struct PlainDialect: Dialect {
  var features: EngineFeatures = []
  var beginReading: String { "BEGIN READ" }
  var beginWriting: String { "BEGIN WRITE" }
  var foreignKeyCheck: String?
  func isWorthDelaying(_ index: Index, of table: Table) -> Bool { index.name != "keeps" }
  func type(_ type: ColumnType) -> String { "\(type)" }
  func tableOptions(_ table: Table) -> String { table.isClustered ? " CLUSTERED" : "" }
  func generated(_ expression: String) -> String { "AS (\(expression))" }
  func placeholder(_ index: Int, for type: ColumnType?) -> String { "$\(index)\(type.map { ":\($0)" } ?? "")" }
  func mentions(_ document: SQL, key: String, texts: [String]) -> SQL { SQL("MENTIONS \(key) \(texts)") }
  func holds(_ document: SQL, members: SQL) -> SQL { SQL("HOLDS") }
  func replacing(_ document: SQL, _ changes: [(path: SQL, value: SQL)]) -> SQL { SQL("REPLACE \(changes.count)") }
  func adding(_ document: SQL, _ members: [(path: SQL, value: SQL)]) -> SQL { SQL("ADD \(members.count)") }
  func text(in document: SQL, at path: SQL) -> SQL { SQL("TEXT") }
  func path(_ keys: [String]) -> String { keys.joined(separator: "/") }
  func members(_ members: [Value.Member]) -> String { "\(members.count)" }
}

func text(_ statement: Statement) -> String {
  let dialect = PlainDialect()
  return SQL(statement, in: dialect).text(in: dialect)
}
