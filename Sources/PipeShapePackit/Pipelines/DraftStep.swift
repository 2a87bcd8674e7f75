import PipeShape
import PipeShapeJSON

/// A step while its pipeline is made.
struct DraftStep {
  let key: String
  let kind: JobKind
  let package: String?
  /// The identifier as written.
  let identifier: String?
  let branch: String?
  let view: View?
  var names: [NameResolver.Resolved] = []
  private(set) var nameSet: Set<ExactName> = []

  init(key: String, view: View) {
    self.key = key
    kind = view.job.kind
    package = view.package
    identifier = view.identifier
    branch = view.branch
    self.view = view
  }

  /// A build that tests need and no job makes.
  init(impliedBuild key: String, package: String?, branch: String?) {
    self.key = key
    kind = .coprBuild
    self.package = package
    identifier = nil
    self.branch = branch
    view = nil
  }

  var place: Place { view?.job.place ?? .start }

  mutating func setNames(_ names: [NameResolver.Resolved]) {
    self.names = names
    nameSet = Set(names.map { ExactName($0.name) })
  }

  func has(_ name: String) -> Bool { nameSet.contains(ExactName(name)) }

  /// The target of a cell; cells of branches and untargeted cells of known kinds carry no identifier.
  func target(_ name: String) -> Target {
    let isBare = !kind.carriesIdentifier || (kind.isKnown && name == ".")
    return Target(name, identifier: isBare ? nil : identifier ?? package)
  }

  var targets: [Target] { names.map { target($0.name) } }
}
