#if CommandLine
  import PipeShape

  /// Where a store is, as `--store` names it: `memory`, `ENGINE:PATH?layout=NAME`, or the URI of a database.
  struct StoreLocation: Hashable, Sendable {
    /// The engine's name.
    var engine: String
    /// The file or address; empty for stores in memory, and for what the environment says.
    var path = ""
    /// The name of the layout; nil where the engine's default is meant.
    var layout: String?
    /// The schema of a database that has the store; nil where the engine's default is meant.
    var schema: String?

    /// What messages call it; no password is in it.
    var title: String {
      guard !path.isEmpty else { return engine }
      guard StoreEngine.all.first(where: { $0.name == engine })?.hasSchemas ?? false else { return path }
      return Password.hidden(in: path)
    }

    /// Reads a location.
    ///
    /// - Throws: a failure of usage for an unknown engine or option, naming those that exist.
    init(_ text: String) throws(Failure) {
      let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      engine = String(parts[0])
      guard let known = StoreEngine.all.first(where: { $0.name == engine }) else {
        let names = StoreEngine.all.map(\.name)
        throw .usage(
          "there is no store '\(engine)'\(NearestName.hint(for: engine, among: names)); there are \(names.joined(separator: ", "))"
        )
      }
      guard known.takesPath else {
        guard parts.count == 1 else { throw .usage("--store \(engine) takes no path") }
        return
      }
      guard parts.count == 2 else { throw .usage("--store \(engine) takes a path: \(engine):PATH?layout=NAME") }
      try readPath(String(parts[1]), of: known)
    }

    private mutating func readPath(_ text: String, of known: StoreEngine) throws(Failure) {
      // Only a known option begins the options: a file name may hold a question mark.
      var rest = text[...]
      if let mark = rest.lastIndex(of: "?"), rest[mark...].contains("=") {
        var others: [Substring] = []
        for option in rest[rest.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false) {
          let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
          switch parts[0] {
          case "layout" where parts.count == 2: layout = try known.layout(named: String(parts[1]))
          case "schema" where parts.count == 2 && known.hasSchemas: schema = String(parts[1])
          default:
            guard known.hasSchemas else {
              throw .usage("--store \(engine) takes the option layout, not '\(parts[0])'")
            }
            // An address has options of its own.
            others.append(option)
          }
        }
        rest = rest[..<mark]
        if !others.isEmpty { rest += "?" + others.joined(separator: "&") }
      }
      guard !rest.isEmpty || known.hasSchemas else { throw .usage("--store \(engine): the path is empty") }
      path = known.hasSchemas && rest.hasPrefix("//") ? "\(engine):\(rest)" : String(rest)
    }
  }

  extension StoreEngine {
    /// The name of a layout that the engine can have.
    fileprivate func layout(named name: String) throws(Failure) -> String {
      guard let known = layouts.first(where: { $0.name == name }) else {
        let names = layouts.filter { $0.reasonAgainst == nil }.map(\.name)
        throw .usage(
          "there is no layout '\(name)'\(NearestName.hint(for: name, among: names)); "
            + "on \(self.name) there are \(names.joined(separator: ", "))")
      }
      if let reason = known.reasonAgainst {
        throw .usage("the layout \(name) cannot be had on \(self.name): \(reason)")
      }
      return name
    }
  }
#endif
