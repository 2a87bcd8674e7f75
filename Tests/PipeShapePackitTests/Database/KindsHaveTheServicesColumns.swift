import PipeShape
import PipeShapePackit
import PipeShapeStore
import Testing

/// The kinds of the service's jobs and the fields of their payloads.
@Suite struct KindsHaveTheServicesColumns {
  @Test func everyTableHasItsKindsAndScratchBuildsAreOnesOfTheirOwn() {
    let names = PackitKinds.registry.kinds.map(\.name)
    for table in JobTable.allCases { #expect(names.contains(table.kind), "\(table)") }
    #expect(names.contains("upstream_koji_build") && names.contains("pull_from_upstream"))
  }

  @Test func everyPayloadSaysWhichRowItIsAndWhatItsSystemCallsItsState() {
    for kind in PackitKinds.registry.kinds {
      #expect(
        kind.schema.names.prefix(5) == ["row", "group", "status", "submitted_time", "package_name"], "\(kind.name)")
      let needed = kind.schema.fields.filter { !$0.isOptional }.map(\.name)
      #expect(needed == ["row"], "\(kind.name)")
    }
  }

  /// By what guards against building or shipping something twice.
  @Test func jobsOfKojiAndBodhiAreFoundByNVRAndSidetag() {
    let searchable = PackitKinds.registry.kinds.compactMap { kind -> (String, [String])? in
      let fields = kind.schema.searchable.map(\.name)
      return fields.isEmpty ? nil : (kind.name, fields)
    }
    #expect(searchable.map(\.0) == ["koji_build", "upstream_koji_build", "koji_build_tag", "bodhi_update"])
    #expect(
      searchable.map(\.1)
        == [["nvr", "sidetag"], ["nvr", "sidetag"], ["nvr", "sidetag"], ["koji_nvrs", "sidetag"]])
  }

  @Test func aPayloadOfTheServicesColumnsConforms() throws {
    let schema = try #require(PackitKinds.registry["bodhi_update"]).schema
    var values: [PayloadValue] = schema.names.map { _ in .null }
    values[0] = .int(7)
    let place = try #require(schema.names.firstIndex(of: "koji_nvrs"))
    values[place] = .array([.text("a-1-1.fc44"), .text("b-2-1.fc44")])
    let record = PayloadRecord(names: schema.names, values: values)
    #expect(try schema.conforming(record) == record)
  }
}
