#if Packit
  import Yams

  /// Reads one document into a tree of ours.
  struct YAMLParser {
    let limits: PackitLimits
    let remarks: Remarks

    /// The tag that plain scalars without a tag get; Yams resolves such tags in place and forgets that none was there.
    static let implicit = "pipeshape:implicit"

    /// Parses a text; nil when it holds no document.
    ///
    /// Yams refuses a mapping with equal keys while it parses, before any of our code sees it. Such a key is disguised
    /// and the text parsed again, until no mapping is refused; the composer treats the keys as what they were.
    func parse(_ text: String) throws(PackitError) -> YAMLNode? {
      guard text.utf8.count <= limits.bytes else {
        throw remarks.error(.tooLarge, "the file has more than \(limits.bytes) bytes", at: .start)
      }
      var disguised = DisguisedText(text, repeatedKeys: limits.repeatedKeys)
      var work = text.utf8.count
      while true {
        let key: String
        let place: Place
        switch try compose(disguised) {
        case .document(let node): return node
        case .repeatedKey(let text, let start): (key, place) = (text, start)
        }
        work += text.utf8.count
        guard work <= limits.bytes * 64 else {
          throw remarks.error(.tooLarge, "too many repeated keys for a file of this size", at: place, key: key)
        }
        guard disguised.disguiseKey(key, at: place) else {
          throw remarks.error(
            .syntax, "this key comes again in its mapping; repeated keys must be single-line scalars, and not too many",
            at: place, key: disguised.restored(key))
        }
      }
    }

    private enum Outcome {
      case document(YAMLNode?)
      case repeatedKey(String, Place)
    }

    private func compose(_ disguised: DisguisedText) throws(PackitError) -> Outcome {
      let parser: Parser
      let root: Node?
      do {
        let plain = try Resolver.basic.appending(Tag.Name(rawValue: Self.implicit), "^")
        parser = try Parser(yaml: disguised.text, resolver: plain, encoding: .utf8)
        root = try parser.singleRoot()
      } catch let error as YamlError {
        if case .duplicatedKeysInMapping(let keys, let context) = error, let key = keys.first {
          return .repeatedKey(key, Place(line: context.mark.line, column: context.mark.column))
        }
        throw refusal(error, lastLine: disguised.lineCount + 1)
      } catch {
        throw remarks.error(.syntax, "the YAML parser failed: \(error)", at: .start)
      }
      guard let root else { return .document(nil) }
      var composer = YAMLComposer(disguised: disguised, limits: limits, remarks: remarks)
      // Nodes refer to their anchors weakly; only the parser holds them.
      defer { withExtendedLifetime(parser) {} }
      return .document(try composer.node(root, depth: 0))
    }

    /// A fault of the text in the parser's words.
    private func refusal(_ error: YamlError, lastLine: Int) -> PackitError {
      switch error {
      case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
        .composer(let context, let problem, let mark, _):
        let text = context.map { "\($0.text), \(problem)" } ?? problem
        return remarks.error(.syntax, text, at: Place(line: min(mark.line, lastLine), column: mark.column))
      case .reader(let problem, _, _, _): return remarks.error(.syntax, problem, at: .start)
      default: return remarks.error(.syntax, "no YAML: \(error)", at: .start)
      }
    }
  }
#endif
