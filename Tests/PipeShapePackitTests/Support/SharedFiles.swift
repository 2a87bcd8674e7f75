import PipeShapePackit

/// Real configurations in a folder next to the package; tests of them are skipped where it is absent.
enum SharedFiles {
  static let folder: String = {
    let parts = #filePath.split(separator: "/").dropLast(4)
    return "/" + parts.joined(separator: "/") + "/../shared/fixtures/packit-configs"
  }()

  static let exist = (try? ConfigurationFile(path: "\(folder)/SOURCES.tsv").text()) != nil
}
