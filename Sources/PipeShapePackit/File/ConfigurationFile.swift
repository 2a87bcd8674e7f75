/// A configuration on disk: which file of a folder it is, and its text.
public struct ConfigurationFile: Hashable, Sendable {
  /// The path as it was given, or the folder's path and the name.
  public var path: String
  /// The other accepted names that the folder holds too; Packit's own choice among them is accidental.
  public var others: [String]

  /// Takes a file of whatever name.
  public init(path: String) {
    self.path = path
    others = []
  }

  /// The accepted names, best first.
  public static let names = [".packit.yaml", ".packit.yml", "packit.yaml", "packit.yml"]

  /// The configuration in a folder itself; subfolders are not searched.
  ///
  /// - Throws: `absent` when there is no such folder or none of the names in it.
  public static func locate(in folder: String) throws(PackitError) -> ConfigurationFile {
    let found = names.filter { Disk.isFile("\(folder)/\($0)") }
    guard let first = found.first else {
      let message =
        Disk.isFolder(folder)
        ? "none of \(names.joined(separator: ", ")) is in this folder" : "there is no such folder"
      throw PackitError(code: .absent, file: folder, message: message)
    }
    var file = ConfigurationFile(path: folder.hasSuffix("/") ? "\(folder)\(first)" : "\(folder)/\(first)")
    file.others = Array(found.dropFirst())
    return file
  }

  /// The remark on other configurations in the same folder, if there are any.
  public var warnings: [PackitWarning] {
    guard !others.isEmpty else { return [] }
    let message = "the folder also holds \(others.joined(separator: ", ")), which Packit may read instead"
    return [PackitWarning(code: .severalFiles, message: message, file: path)]
  }

  /// Reads the text.
  ///
  /// - Throws: `absent`, `isDirectory`, `unreadable`, `tooLarge` for more bytes than `maximumBytes`, `notUTF8`.
  public func text(maximumBytes: Int = PackitLimits.standard.bytes) throws(PackitError) -> String {
    let bytes = try Disk.bytes(of: path, atMost: maximumBytes)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw PackitError(code: .notUTF8, file: path, message: "the file is not UTF-8")
    }
    return text
  }
}
