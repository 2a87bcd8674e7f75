#if CommandLine
  import PipeShape

  /// Where a store is, as `--store` names it: `memory`, or `ENGINE:PATH?layout=NAME`.
  struct StoreLocation: Hashable, Sendable {
    /// The engine's name.
    var engine: String
    /// The file or address; empty for stores in memory.
    var path = ""
    /// The name of the layout; nil where the engine's default is meant.
    var layout: String?

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
      try readPath(String(parts[1]), layouts: known.layouts)
    }

    private mutating func readPath(_ text: String, layouts: [(name: String, reasonAgainst: String?)]) throws(Failure) {
      // Only a known option begins the options: a file name may hold a question mark.
      var rest = text[...]
      if let mark = rest.lastIndex(of: "?"), rest[mark...].contains("=") {
        let option = rest[rest.index(after: mark)...].split(
          separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard option[0] == "layout" else {
          throw .usage("--store \(engine) takes the option layout, not '\(option[0])'")
        }
        let name = String(option[1])
        guard let known = layouts.first(where: { $0.name == name }) else {
          let names = layouts.filter { $0.reasonAgainst == nil }.map(\.name)
          throw .usage(
            "there is no layout '\(name)'\(NearestName.hint(for: name, among: names)); "
              + "on \(engine) there are \(names.joined(separator: ", "))")
        }
        if let reason = known.reasonAgainst {
          throw .usage("the layout \(name) cannot be had on \(engine): \(reason)")
        }
        layout = name
        rest = rest[..<mark]
      }
      guard !rest.isEmpty else { throw .usage("--store \(engine): the path is empty") }
      path = String(rest)
    }
  }
#endif
