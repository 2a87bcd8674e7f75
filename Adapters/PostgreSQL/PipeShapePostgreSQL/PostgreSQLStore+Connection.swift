#if PostgreSQL
  package import PipeShapeSQL
  package import PipeShapeStore

  extension PostgreSQLStore {
    /// A connection as stores have them, for whoever measures what it costs by itself.
    package static func connection(
      to address: String, options: Options = Options()
    ) throws(StoreError) -> any SQLConnection {
      try PostgreSQLOpening.connect(to: address, options: options)
    }

    /// Copies rows into a table over such a connection.
    package static func copy(
      over connection: any SQLConnection, into table: String, _ columns: [String],
      _ body: (inout PostgreSQLRows) throws(StoreError) -> Void
    ) throws(StoreError) {
      guard let connection = connection as? PostgreSQLConnection else {
        throw StoreError(.unsupported, "the connection is none of PostgreSQL")
      }
      try connection.copy(into: table, columns, body)
    }
  }
#endif
