import Foundation

/// What stands on the command line after the name of the exercise: `--name value`.
struct Options {
  private var values: [String: String] = [:]

  init(_ arguments: ArraySlice<String>) throws {
    var rest = arguments
    while let name = rest.popFirst() {
      guard name.hasPrefix("--"), let value = rest.popFirst() else { throw Fault("what is \(name)?") }
      values[String(name.dropFirst(2))] = value
    }
  }

  func text(_ name: String) -> String? { values[name] }

  func number(_ name: String, _ standard: Int) throws -> Int {
    guard let text = values[name] else { return standard }
    guard let number = Int(text) else { throw Fault("--\(name) takes a number") }
    return number
  }

  func required(_ name: String) throws -> String {
    guard let text = values[name] else { throw Fault("--\(name) is missing") }
    return text
  }
}

/// Why an exercise ends: a rule was broken, or it was called wrongly.
struct Fault: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}

/// A folder that goes away with the value.
final class Workplace {
  let path: String

  /// - Parameter isInMemory: whether a file system in memory will do, where the system has one.
  init(isInMemory: Bool = false) throws {
    var isFolder: ObjCBool = false
    let memory = "/dev/shm/"
    let hasMemory = FileManager.default.fileExists(atPath: memory, isDirectory: &isFolder) && isFolder.boolValue
    path = (isInMemory && hasMemory ? memory : NSTemporaryDirectory()) + "pipeshape-durability-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// A file with everything that stands beside it gone.
  func fresh(_ name: String) -> String {
    let file = path + "/" + name
    for suffix in ["", "-wal", "-shm", "-journal"] { try? FileManager.default.removeItem(atPath: file + suffix) }
    return file
  }
}
