import PipeShapeJSON

extension DistroTable {
  /// Reads an aliases file, format `pipeshape/aliases/1`; it replaces the built-in table whole.
  ///
  /// - Throws: `syntax` for a text that is no JSON; `badAliases` for another format, a member of a wrong type, a distro
  ///   twice, an alias with a member that is no distro, a date that is none.
  public init(parsing text: String, file: String) throws(PackitError) {
    let json: JSONValue
    do {
      json = try JSONValue(parsing: text)
    } catch {
      throw PackitError(
        code: .syntax, file: file, line: error.line, column: error.column, message: "no JSON: \(error.message)")
    }
    let members = AliasesFile(root: json, file: file)
    guard json.objectValue != nil else { throw members.fault(nil, "an object is due") }
    guard try members.string("format") == "pipeshape/aliases/1" else {
      throw members.fault("format", "the format must be `pipeshape/aliases/1`")
    }
    let date = try members.string("date")
    guard CalendarDay(date) != nil else { throw members.fault("date", "`\(date)` is no date such as 2026-08-22") }
    let distros = try members.distros()
    var byName: [ExactName: Distro] = [:]
    for distro in distros {
      guard byName.updateValue(distro, forKey: ExactName(distro.name)) == nil else {
        throw members.fault("distros", "the distro `\(distro.name)` stands twice")
      }
    }
    let tests = try members.object("testDistros")
    self.init(
      date: date, defaultWord: try members.string("default"),
      defaultBranch: try members.optionalString("defaultBranch") ?? "rawhide", distros: distros,
      branchAliases: try members.names(members.object("branchAliases"), "branchAliases"),
      aliases: try members.aliases(byName),
      renamedChroots: try members.names(members.object("renamedChroots"), "renamedChroots"),
      publicTestDistros: try members.names(members.object("public", of: tests), "testDistros.public"),
      internalTestDistros: try members.names(members.object("internal", of: tests), "testDistros.internal"))
  }
}
