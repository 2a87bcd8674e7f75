import PipeShape

/// A kind of step of one's own: a composite payload, described once, with a nested composite in it.
enum OwnKindStation {
  static func visit(_ guide: inout Guide) throws {
    guide.station("A kind of one's own")
    guard let kind = tourKinds["license_scan"] else { return guide.expect("the kind", "missing", "registered") }
    guide.expect("its fields", kind.schema.names, ["report", "findings", "scanner", "notes"])
    let scan = LicenseScan.example
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
