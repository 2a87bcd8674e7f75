/// What names of distributions and aliases meant at a date.
///
/// Packit asks Bodhi whenever a handler starts; a pipeline here is resolved once, with one table, and keeps its date.
public struct DistroTable: Sendable {
  /// The day on which the table held, `YYYY-MM-DD`.
  public let date: String
  /// The word that stands for absent targets.
  public let defaultWord: String
  /// The branch that stands for absent dist-git branches.
  public let defaultBranch: String
  /// All distros in order.
  public let distros: [Distro]

  let branchAliases: [ExactName: String]
  let aliases: [ExactName: [Distro]]
  let renamedChroots: [ExactName: String]
  let publicTestDistros: [ExactName: String]
  let internalTestDistros: [ExactName: String]
  private let byWord: [ExactName: [Distro]]

  init(
    date: String, defaultWord: String, defaultBranch: String, distros: [Distro],
    branchAliases: [ExactName: String], aliases: [ExactName: [Distro]], renamedChroots: [ExactName: String],
    publicTestDistros: [ExactName: String], internalTestDistros: [ExactName: String]
  ) {
    self.date = date
    self.defaultWord = defaultWord
    self.defaultBranch = defaultBranch
    self.distros = distros
    self.branchAliases = branchAliases
    self.aliases = aliases
    self.renamedChroots = renamedChroots
    self.publicTestDistros = publicTestDistros
    self.internalTestDistros = internalTestDistros
    var byWord: [ExactName: [Distro]] = [:]
    for distro in distros {
      byWord[ExactName(distro.name), default: []].append(distro)
      if !distro.branch.isExactly(distro.name) { byWord[ExactName(distro.branch), default: []].append(distro) }
    }
    self.byWord = byWord
  }

  /// The distros that a word means: those of an alias, else those of that name or branch; nil for any other word.
  ///
  /// - Complexity: O(1).
  public func expand(_ word: String) -> [Distro]? { aliases[ExactName(word)] ?? byWord[ExactName(word)] }
}
