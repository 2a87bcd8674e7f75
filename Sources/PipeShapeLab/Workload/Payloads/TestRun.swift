public import PipeShape

/// What is known about one request to a test service.
public struct TestRun: Composite, Hashable {
  /// The pages of the request and of its log.
  public var webURL, logURL: String?
  /// Which part of the service took it.
  public var ranch: String?
  /// When it was handed in.
  public var submittedAt: Milliseconds?
  /// How many tests ended how.
  public var summary: TestSummary?
  /// What else came with the messages.
  public var data: String?

  /// The fields as stores keep them.
  public static let shape = Shape(
    Field("web_url") { $0.webURL }, Field("log_url") { $0.logURL }, Field("ranch") { $0.ranch },
    Field("submitted_at") { $0.submittedAt }, Field("summary") { $0.summary }, Field("data") { $0.data },
    make: { TestRun(webURL: $0, logURL: $1, ranch: $2, submittedAt: $3, summary: $4, data: $5) })
}

/// How many tests ended how.
public struct TestSummary: Composite, Hashable {
  /// The number of tests by end.
  public var passed, failed, errors: Int64

  /// The fields as stores keep them.
  public static let shape = Shape(
    Field("passed") { $0.passed }, Field("failed") { $0.failed }, Field("errors") { $0.errors },
    make: { TestSummary(passed: $0, failed: $1, errors: $2) })
}
