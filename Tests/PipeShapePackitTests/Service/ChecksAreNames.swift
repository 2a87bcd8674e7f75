import PipeShape
import PipeShapePackit
import Testing

/// Names of checks lead to cells and back.
@Suite struct ChecksAreNames {
  @Test(arguments: [
    "rpm-build:fedora-44-x86_64", "rpm-build:rhel+epel-10-x86_64:a:b", "testing-farm:centos-stream-9-x86_64:full",
    "production-build:f44", "koji-build:f44", "vm-image-build:fedora-44-x86_64", "propose-downstream:f44",
    "pull-from-upstream:rawhide", "bodhi-update:f44",
  ])
  func textAndBack(text: String) throws {
    let name = try CheckName(text)
    #expect(name.description == text)
    #expect(CheckName(CellKey("step", name.target), kind: name.kind) == name)
  }

  @Test func aKindWithoutChecksHasNone() {
    #expect(CheckName(CellKey("srpm"), kind: "srpm_build") == nil)
  }

  @Test(arguments: ["", "rpm-build", "rpm-build:", "rpm-build:f44:", "rpm_build:f44", "build / fedora"])
  func otherNamesAreRefused(text: String) {
    let error = #expect(throws: PackitActionError.self) { try CheckName(text) }
    #expect(error?.code == .badCheck)
  }
}
