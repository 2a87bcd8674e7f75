package import PipeShape

/// How the rows of a table of jobs are read: which columns say what every job has, and which make its payload.
///
/// Everything is an SQL expression over `t`, the table, and what is joined to it; all of it is written here, nothing comes
/// from outside.
package struct JobColumns: Sendable {
  /// A column that goes into the payload.
  package struct Field: Sendable {
    /// The field, named as the column is.
    package var description: FieldDescription
    /// How to read it.
    package var expression: String

    /// A column of the table itself, or an expression for it.
    init(_ name: String, _ type: FieldType = .text, isSearchable: Bool = false, _ expression: String? = nil) {
      description = FieldDescription(name, type, isOptional: true, isSearchable: isSearchable)
      let column = expression ?? "t.\(name)"
      self.expression = type == .time ? JobColumns.milliseconds(column) : column
    }
  }

  /// The column of `pipelines` that leads to the rows.
  package var reference: String
  /// What equals that column.
  package var owner: String
  /// The group of a row; `NULL` where rows have none.
  package var group = "NULL"
  /// What is joined to the table.
  package var joins = ""
  /// The rows that a row was made from, of Copr and of Koji.
  package var coprBuild = "NULL", kojiBuild = "NULL"
  /// The kind of the step, where the table has several.
  package var kind = "NULL"
  /// Target and identifier.
  package var target = "t.target", identifier = "NULL"
  /// The word for how far it is, and the name in its system.
  package var status = "t.status", external: String
  /// When it was asked for, began and ended.
  package var submitted = "t.submitted_time", started = "t.build_start_time", ended = "t.build_finished_time"
  /// Every other column.
  package var fields: [Field] = []

  /// A time as milliseconds since 1970; the service's columns are without time zone, and mean UTC.
  package static func milliseconds(_ column: String) -> String { "(date_part('epoch', \(column)) * 1000)::bigint" }

  /// The columns in the order of reading.
  package func list() -> String {
    let common = [
      "t.id", owner, group, coprBuild, kojiBuild, "(\(kind))::text", "(\(target))::text", "(\(identifier))::text",
      "(\(status))::text", "(\(external))::text",
    ]
    let times = [submitted, started, ended].map { $0 == "NULL" ? "NULL::bigint" : Self.milliseconds($0) }
    return (common + times + fields.map(\.expression)).joined(separator: ", ")
  }
}

extension JobColumns {
  /// What every payload begins with: the row, its group, the word of its system, when it was asked for, and the package
  /// of a repository that has several.
  static let common = PayloadSchema([
    FieldDescription("row", .int), FieldDescription("group", .int, isOptional: true),
    FieldDescription("status", .text, isOptional: true), FieldDescription("submitted_time", .time, isOptional: true),
    FieldDescription("package_name", .text, isOptional: true),
  ])

  /// The fields of the payload.
  package var schema: PayloadSchema { PayloadSchema(Self.common.fields + fields.map(\.description)) }
}
