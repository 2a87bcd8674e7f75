#if PostgreSQL
  import PipeShapeLayouts
  import PipeShapeStore

  /// The numbers that the server has for types: those of its own never change, those of a schema are asked for once.
  struct PostgreSQLTypes {
    /// By name: the number of a composite type, and that of its arrays.
    private var composites: [String: (type: UInt32, array: UInt32)] = [:]

    /// The number of a type; nil for a composite that is not known yet.
    func number(of type: ColumnType) -> UInt32? {
      switch type {
      case .integer: 20
      case .real: 701
      case .text: 25
      case .boolean: 16
      case .document: 3802
      case .record(let name): composites[name]?.type
      case .array(.integer): 1016
      case .array(.real): 1022
      case .array(.text): 1009
      case .array(.boolean): 1000
      case .array(.document): 3807
      case .array(.record(let name)): composites[name]?.array
      case .array(.array): nil
      }
    }

    /// Takes over what the server says of a schema's composite types: name, number, number of the arrays.
    mutating func learn(_ rows: [[String?]]) {
      for row in rows {
        guard let name = row[0], let type = row[1].flatMap({ UInt32($0) }), let array = row[2].flatMap({ UInt32($0) })
        else { continue }
        composites[name] = (type, array)
      }
    }
  }

  extension PostgreSQLConnection {
    /// The number of each type.
    ///
    /// - Throws: `corrupt` for a composite type that is gone.
    func numbers(of wanted: [ColumnType]) throws(StoreError) -> [UInt32] {
      var numbers = wanted.compactMap { types.number(of: $0) }
      if numbers.count < wanted.count {
        types.learn(
          try rows(
            """
            SELECT typname, oid::BIGINT, typarray::BIGINT FROM pg_type
            WHERE typtype = 'c' AND typnamespace = current_schema()::REGNAMESPACE
            """))
        numbers = wanted.compactMap { types.number(of: $0) }
      }
      guard numbers.count == wanted.count else {
        throw StoreError(.corrupt, "a composite type of the store is gone; restore the schema from a backup")
      }
      return numbers
    }

    func fieldsOfTypes() throws(StoreError) -> [String: [String]] { try attributes(ofRelations: "c") }
  }
#endif
