import PipeShapeJSON

/// The members of an aliases file with their types checked.
struct AliasesFile {
  let root: JSONValue
  let file: String

  func fault(_ key: String?, _ message: String) -> PackitError {
    PackitError(code: .badAliases, file: file, key: key, message: message)
  }

  func string(_ key: String) throws(PackitError) -> String {
    guard let text = try optionalString(key) else { throw fault(key, "this member is missing") }
    return text
  }

  func optionalString(_ key: String, of value: JSONValue? = nil, path: String? = nil) throws(PackitError) -> String? {
    guard let value = (value ?? root)[key] else { return nil }
    guard let text = value.stringValue, !text.isEmpty else { throw fault(path ?? key, "a string is due") }
    return text
  }

  func object(_ key: String, of value: JSONObject? = nil) throws(PackitError) -> JSONObject {
    guard let value = value.map({ $0[key] }) ?? root[key] else { return JSONObject() }
    guard let object = value.objectValue else { throw fault(key, "an object is due") }
    return object
  }

  func names(_ object: JSONObject, _ key: String) throws(PackitError) -> [ExactName: String] {
    var names: [ExactName: String] = [:]
    for member in object {
      guard let name = member.value.stringValue, !name.isEmpty else {
        throw fault("\(key).\(member.key)", "a string is due")
      }
      names[ExactName(member.key)] = name
    }
    return names
  }

  func distros() throws(PackitError) -> [Distro] {
    guard let list = root["distros"]?.arrayValue else { throw fault("distros", "a list of distros is due") }
    var distros: [Distro] = []
    for (index, value) in list.enumerated() {
      let path = "distros[\(index)]"
      guard value.objectValue != nil, let name = try optionalString("name", of: value, path: path) else {
        throw fault(path, "an object with a `name` is due")
      }
      distros.append(
        Distro(
          name, branch: try optionalString("branch", of: value, path: path),
          chroot: try optionalString("chroot", of: value, path: path),
          koji: try optionalString("koji", of: value, path: path)))
    }
    return distros
  }

  func aliases(_ distros: [ExactName: Distro]) throws(PackitError) -> [ExactName: [Distro]] {
    var aliases: [ExactName: [Distro]] = [:]
    for member in try object("aliases") {
      let path = "aliases.\(member.key)"
      guard let list = member.value.arrayValue else { throw fault(path, "a list of distros is due") }
      var members: [Distro] = []
      for value in list {
        guard let name = value.stringValue else { throw fault(path, "a list of distros is due") }
        guard let distro = distros[ExactName(name)] else { throw fault(path, "`\(name)` is no distro of this file") }
        members.append(distro)
      }
      aliases[ExactName(member.key)] = members
    }
    return aliases
  }
}
