public import PipeShape

/// The name under which a forge shows the state of one cell: `rpm-build:fedora-42-x86_64:identifier`.
public struct CheckName: Hashable, Sendable {
  /// The kind of the cell's step.
  public let kind: String
  /// The cell's target.
  public let target: Target

  /// The first part of a check's name, and the kind it stands for.
  private static let prefixes = [
    ("rpm-build", "copr_build"), ("testing-farm", "tests"), ("production-build", "upstream_koji_build"),
    ("koji-build", "koji_build"), ("vm-image-build", "vm_image_build"), ("propose-downstream", "propose_downstream"),
    ("pull-from-upstream", "pull_from_upstream"), ("bodhi-update", "bodhi_update"),
  ]

  /// Names the check of a cell; nil for kinds that have none.
  public init?(_ cell: CellKey, kind: String) {
    guard Self.prefixes.contains(where: { $0.1.isExactly(kind) }) else { return nil }
    self.kind = kind
    target = cell.target
  }

  /// Reads a name: what it is for, a target, and an identifier where the cell has one.
  ///
  /// - Throws: `badCheck`, for a name that a template of the configuration made among others.
  public init(_ text: String) throws(PackitActionError) {
    let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard let known = Self.prefixes.first(where: { $0.0.isExactly(parts[0]) }) else {
      throw PackitActionError(
        .badCheck,
        "'\(text)' is no check of the service: it begins with none of "
          + "\(Self.prefixes.map(\.0).joined(separator: ", "))\(NearestName.hint(for: parts[0], among: Self.prefixes.map(\.0)))"
      )
    }
    guard parts.count > 1, !parts[1].isEmpty, parts.count == 2 || !parts[2].isEmpty else {
      throw PackitActionError(.badCheck, "'\(text)' names no target: a check is '\(known.0):TARGET[:IDENTIFIER]'")
    }
    kind = known.1
    target = Target(parts[1], identifier: parts.count == 3 ? parts[2] : nil)
  }
}

extension CheckName: CustomStringConvertible {
  /// The name as the forge shows it.
  public var description: String {
    let prefix = Self.prefixes.first { $0.1.isExactly(kind) }?.0 ?? kind
    return "\(prefix):\(target)"
  }
}
