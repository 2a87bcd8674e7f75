/// A job of the file for one of its triggers.
struct JobEntry: Sendable {
  let kind: JobKind
  let trigger: Trigger
  let place: Place
  let path: String
  let skipsBuild: Bool
  let isManual: Bool
  let labels: [String]?
  let sidetagGroup: String?
  let dependents: YAMLNode?
  let dependencies: YAMLNode?
}
