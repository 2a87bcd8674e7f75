import PipeShape
import PipeShapeStore

/// A kind of step of one's own: a composite payload, described once, with a nested composite in it.
enum OwnKindStation {
  static func visit(_ guide: inout Guide) throws {
    guide.station("A kind of one's own")
    let kind = StepKind("license_scan", payload: LicenseScan.self)
    guide.expect("its fields", kind.schema.names, ["report", "findings", "scanner", "notes"])
    let scan = LicenseScan(
      report: "https://scan.example/7", findings: 3, scanner: Scanner(name: "scancode", version: "32.4"),
      notes: ["GPL-2.0 \"or later\"", "naïve 🦊"])
    let stored = scan.payloadValue
    guide.expect("it survives the way to a store and back", try LicenseScan(payloadValue: stored), scan)
    let before = PayloadRecord(
      names: ["report", "scanner", "dropped"],
      values: [
        .text("https://scan.example/1"), .record(["name": .text("scancode")]), .int(1),
      ])
    guide.expect(
      "a value stored by an older version", try LicenseScan.shape.value(of: before),
      LicenseScan(
        report: "https://scan.example/1", findings: nil, scanner: Scanner(name: "scancode", version: "unknown"),
        notes: []
      ))
    guide.expectRefusal("a value of the wrong type", "scanner.version: needs text, not an integer") {
      _ = try kind.schema.conforming([
        "report": .text("r"), "findings": .null, "scanner": .record(["name": .text("s"), "version": .int(32)]),
        "notes": .array([]),
      ])
    }
  }
}

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
