/// Reads Packit configurations into pipelines.
public struct PackitReader: Sendable {
  /// The table that names are resolved with.
  public var aliases: DistroTable
  /// How large a configuration may be.
  public var limits: PackitLimits

  /// Creates a reader.
  public init(aliases: DistroTable = .builtIn, limits: PackitLimits = .standard) {
    self.aliases = aliases
    self.limits = limits
  }
}

#if Packit
  extension PackitReader {
    /// Reads the text of a configuration; `file` is what messages call it.
    ///
    /// - Throws: any code of ``PackitError`` that concerns the text: `syntax` for what is no YAML, `notMapping`,
    ///   `tooLarge` for a limit, `wrongType`, `missingKey`, `unknownTrigger`, `unknownPackage`, `unknownKey`,
    ///   `misplacedKey` for the rules of the format, `badPattern` when a branch filter meets a bad pattern.
    public func read(
      _ text: String, file: String = ".packit.yaml", options: PackitOptions = PackitOptions()
    ) throws(PackitError) -> PackitPlan {
      let remarks = Remarks(file: file)
      let root = try YAMLParser(limits: limits, remarks: remarks).parse(text)
      var mapping = YAMLMapping()
      switch root?.value {
      case nil, .null: break
      case .mapping(let root): mapping = root
      default:
        throw remarks.error(
          .notMapping, "the top level must be a mapping, not \(root?.typeName ?? "nothing")", at: root?.place ?? .start)
      }
      var levels = Levels(limits: limits, remarks: remarks)
      let views = try levels.views(of: mapping)
      return try PlanBuilder(table: aliases, limits: limits, options: options, remarks: remarks).plan(views)
    }
  }
#endif
