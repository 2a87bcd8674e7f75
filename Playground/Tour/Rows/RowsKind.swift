import PipeShape

/// What the builds of the pipeline that is shown as rows know about themselves.
struct ShownBuild: Composite {
  var url: String
  var packages: [String]

  static let shape = Shape(Field("url") { $0.url }, Field("packages") { $0.packages }, make: Self.init)
}
