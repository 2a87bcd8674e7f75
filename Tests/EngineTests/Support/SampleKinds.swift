import PipeShape

/// A kind that users could define: nested, optional, repeated, searchable.
struct CoprTarget: Composite, Hashable {
  var chroot: String
  var buildID: Int64
  var seconds: Double?
  var isScratch: Bool
  var finishedAt: Milliseconds?
  var owner: Owner
  var signer: Owner?
  var packages: [String]
  var logs: [Log]
  var tags: [String]?

  static let shape = Shape(
    Field("chroot", isSearchable: true) { $0.chroot }, Field("build_id", isSearchable: true) { $0.buildID },
    Field("seconds") { $0.seconds }, Field("Is Scratch") { $0.isScratch }, Field("finished_at") { $0.finishedAt },
    Field("owner") { $0.owner }, Field("signer") { $0.signer }, Field("packages") { $0.packages },
    Field("logs") { $0.logs }, Field("tags") { $0.tags }, make: CoprTarget.init)
}

struct Owner: Composite, Hashable {
  var name: String
  var mail: String?
  static let shape = Shape(Field("name") { $0.name }, Field("mail") { $0.mail }, make: Owner.init)
}

struct Log: Composite, Hashable {
  var url: String
  var size: Int64?
  var lines: [Int64]
  static let shape = Shape(
    Field("url") { $0.url }, Field("size") { $0.size }, Field("lines") { $0.lines }, make: Log.init)
}

struct SourceBuild: Composite, Hashable {
  var url: String
  var size: Int64?
  static let shape = Shape(Field("url") { $0.url }, Field("size") { $0.size }, make: SourceBuild.init)
}

let sampleKinds = KindRegistry([
  StepKind("srpm_build", payload: SourceBuild.self), StepKind("copr_build", payload: CoprTarget.self),
])
