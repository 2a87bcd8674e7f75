#if Packit
  import Yams

  /// Turns the parser's nodes into ours: follows aliases, merges keys, resolves scalars, counts.
  struct YAMLComposer {
    let disguised: DisguisedText
    let limits: PackitLimits
    let remarks: Remarks
    private var anchors: [ExactName: YAMLNode] = [:]
    private var mergedEntries = 0

    init(disguised: DisguisedText, limits: PackitLimits, remarks: Remarks) {
      self.disguised = disguised
      self.limits = limits
      self.remarks = remarks
    }

    /// Composes a node and keeps it for the aliases of its anchor.
    mutating func node(_ node: Node, depth: Int) throws(PackitError) -> YAMLNode {
      let mark = node.mark
      let place = Place(line: mark?.line ?? 1, column: mark?.column ?? 1)
      guard depth <= limits.depth else { throw tooDeep(place) }
      let composed =
        switch node {
        case .scalar(let scalar): try self.scalar(scalar, tag: node.tag.rawValue, at: place)
        case .sequence(let sequence): try list(sequence, tag: node.tag.rawValue, depth: depth, at: place)
        case .mapping(let mapping): try self.mapping(mapping, tag: node.tag.rawValue, depth: depth, at: place)
        case .alias: throw remarks.error(.syntax, "an alias stands where none can be", at: place)
        }
      // Counted, not expanded: an alias shares its value, however large the whole would be written out.
      guard composed.size <= limits.nodes else {
        throw remarks.error(
          .tooLarge, "the document holds more than \(limits.nodes) values, every use of an alias counted", at: place)
      }
      guard composed.height <= limits.depth else { throw tooDeep(place) }
      guard let anchor = node.anchor.map({ ExactName($0.rawValue) }) else { return composed }
      guard anchors.updateValue(composed, forKey: anchor) == nil else {
        throw remarks.error(.syntax, "the anchor `&\(anchor.text)` stands here a second time", at: place)
      }
      return composed
    }

    private func tooDeep(_ place: Place) -> PackitError {
      remarks.error(.tooLarge, "lists and mappings are nested more than \(limits.depth) deep", at: place)
    }

    private mutating func list(
      _ sequence: Node.Sequence, tag: String, depth: Int, at place: Place
    ) throws(PackitError) -> YAMLNode {
      try check(tag, is: Tag.Name.seq.rawValue, at: place)
      var nodes: [YAMLNode] = []
      nodes.reserveCapacity(sequence.count)
      for element in sequence { nodes.append(try node(element, depth: depth + 1)) }
      return YAMLNode(.list(nodes), at: place)
    }

    private mutating func mapping(
      _ mapping: Node.Mapping, tag: String, depth: Int, at place: Place
    ) throws(PackitError) -> YAMLNode {
      try check(tag, is: Tag.Name.map.rawValue, at: place)
      var merge = MergedMapping(remarks: remarks)
      for pair in mapping {
        if let place = mergeKey(pair.key) {
          let merged = try merge.merge(try node(pair.value, depth: depth + 1), at: place)
          mergedEntries += merged
          guard mergedEntries <= limits.nodes else {
            throw remarks.error(.tooLarge, "`<<` merges more than \(limits.nodes) keys", at: place)
          }
        } else {
          let key = try key(pair.key, depth: depth)
          merge.set(YAMLMapping.Entry(key: key, value: try node(pair.value, depth: depth + 1)))
        }
      }
      return YAMLNode(.mapping(merge.result), at: place)
    }

    /// The place of a key that is `<<` without quotes.
    private func mergeKey(_ key: Node) -> Place? {
      guard case .scalar(let scalar) = key else { return nil }
      let original = disguised.original(of: scalar.string, isPlain: scalar.style == .plain)
      let tag = key.tag.rawValue
      guard original.text == "<<",
        tag == YAMLParser.implicit ? original.isPlain : tag == Tag.Name.merge.rawValue
      else { return nil }
      return Place(line: scalar.mark?.line ?? 1, column: scalar.mark?.column ?? 1)
    }

    private mutating func key(_ key: Node, depth: Int) throws(PackitError) -> YAMLMapping.Key {
      let place = Place(line: key.mark?.line ?? 1, column: key.mark?.column ?? 1)
      // `=` is no value, but may be a key.
      if case .scalar(let scalar) = key, scalar.string == "=", scalar.style == .plain {
        return YAMLMapping.Key(name: ExactName("="), isText: true, place: place)
      }
      let node = try node(key, depth: depth + 1)
      switch node.value {
      case .text(let text): return YAMLMapping.Key(name: ExactName(text), isText: true, place: place)
      case .null: return YAMLMapping.Key(name: ExactName("null"), isText: false, place: place)
      case .boolean(let value): return YAMLMapping.Key(name: ExactName("\(value)"), isText: false, place: place)
      case .integer(let value): return YAMLMapping.Key(name: ExactName("\(value)"), isText: false, place: place)
      case .real(_, let text), .date(let text):
        return YAMLMapping.Key(name: ExactName(text), isText: false, place: place)
      case .list, .mapping: throw remarks.error(.syntax, "a key must be a scalar, not \(node.typeName)", at: place)
      }
    }

    private func scalar(_ scalar: Node.Scalar, tag: String, at place: Place) throws(PackitError) -> YAMLNode {
      let original = disguised.original(of: scalar.string, isPlain: scalar.style == .plain)
      if let name = disguised.aliasName(of: original) {
        return try alias(name, hasProperties: scalar.anchor != nil || tag != YAMLParser.implicit, at: place)
      }
      let text = disguised.restored(original.text)
      // A disguised key is plain where the original may have been quoted.
      if tag == Tag.Name.str.rawValue || (tag == YAMLParser.implicit && !original.isPlain) {
        return YAMLNode(.text(text), at: place)
      }
      let value: YAMLNode.Value
      do {
        value = try PlainScalar(text).resolved()
      } catch .number {
        throw remarks.error(.syntax, "`\(text)` is no number", at: place)
      } catch {
        throw remarks.error(.syntax, "`\(text)` without quotes is no value in YAML 1.1", at: place)
      }
      if tag != YAMLParser.implicit { try check(tag, allows: value, at: place) }
      return YAMLNode(value, at: place)
    }

    private func alias(_ name: String, hasProperties: Bool, at place: Place) throws(PackitError) -> YAMLNode {
      let isName =
        !name.isEmpty
        && name.utf8.allSatisfy { byte in
          (0x30...0x39).contains(byte) || (0x61...0x7a).contains(byte | 0x20) || byte == 0x5f || byte == 0x2d
        }
      guard isName, !hasProperties else {
        throw remarks.error(.syntax, "`*\(name)` is no alias; write a string that starts with `*` in quotes", at: place)
      }
      guard let node = anchors[ExactName(name)] else {
        throw remarks.error(.syntax, "no anchor `&\(name)` stands before this alias", at: place)
      }
      return node
    }

    private func check(_ tag: String, is expected: String, at place: Place) throws(PackitError) {
      guard tag == expected || tag == YAMLParser.implicit else { throw unknownTag(tag, at: place) }
    }

    /// Whether an explicit tag of a scalar says what the scalar says by itself.
    private func check(_ tag: String, allows value: YAMLNode.Value, at place: Place) throws(PackitError) {
      let fits =
        switch (Tag.Name(rawValue: tag), value) {
        case (.null, .null), (.bool, .boolean), (.int, .integer), (.float, .real), (.timestamp, .date): true
        default: false
        }
      guard fits else { throw unknownTag(tag, at: place) }
    }

    private func unknownTag(_ tag: String, at place: Place) -> PackitError {
      remarks.error(.syntax, "the tag `\(tag)` is unknown or does not fit its value", at: place)
    }
  }
#endif
