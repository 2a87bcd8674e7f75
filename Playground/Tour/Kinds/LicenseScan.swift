import PipeShape

/// What a license scan knows about itself.
struct LicenseScan: Composite, Hashable {
  var report: String
  var findings: Int?
  var scanner: Scanner
  var notes: [String]

  static let shape = Shape(
    Field("report", isSearchable: true) { $0.report }, Field("findings") { $0.findings },
    Field("scanner") { $0.scanner }, Field("notes", whenMissing: []) { $0.notes }, make: Self.init)
}

/// The program that scanned: a composite inside a composite.
struct Scanner: Composite, Hashable {
  var name: String
  var version: String

  static let shape = Shape(
    Field("name") { $0.name }, Field("version", whenMissing: "unknown") { $0.version }, make: Self.init)
}

extension LicenseScan {
  /// A value with what codecs stumble over: an absent field's neighbour, quotes, a combining mark, an emoji.
  static let example = LicenseScan(
    report: "https://scan.example/7", findings: 3, scanner: Scanner(name: "scancode", version: "32.4"),
    notes: ["GPL-2.0 \"or later\"", "nai\u{308}ve 🦊"])
}
