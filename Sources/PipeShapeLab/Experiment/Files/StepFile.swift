import PipeShapeJSON

/// A step's result as it is kept, with what it depends on and what its raw samples are.
public struct StepFile: Hashable, Sendable {
  /// Where it belongs.
  public var chapter: String, step: String
  /// What the result depends on.
  public var fingerprint: [Fact]
  /// How long it took to measure, in seconds.
  public var seconds: Double
  /// The result; without samples where it was read.
  public var result: StepResult
  /// The number of bytes and the digest of the raw samples.
  public var rawBytes: Int, rawDigest: String

  static let format = "pipeshape/experiment-step/1"

  /// Why a file is not used.
  struct Fault: Error, Hashable {
    var reason: String
  }

  init(chapter: String, step: String, fingerprint: [Fact], seconds: Double, result: StepResult) {
    self.chapter = chapter
    self.step = step
    self.fingerprint = fingerprint
    self.seconds = seconds
    self.result = result
    (rawBytes, rawDigest) = Self.digest(of: result.samples)
  }

  private static func digest(of samples: String) -> (Int, String) {
    var digest = Digest()
    let bytes = Array(samples.utf8)
    digest.add(bytes)
    return (bytes.count, digest.description)
  }

  /// The name under which a result is kept.
  public static func name(chapter: String, step: String) -> String { "steps/\(chapter)-\(step).json" }

  /// The name under which the raw samples are kept.
  public var rawName: String { "raw/\(chapter)-\(step).csv" }

  /// Refuses a result that was measured under other circumstances.
  func check(fingerprint wanted: [Fact], tolerating tolerated: [String] = []) throws(Fault) {
    let pairs = zip(wanted, fingerprint)
    let isAlike = pairs.allSatisfy { $0 == $1 || ($0.name == $1.name && tolerated.contains($0.name)) }
    guard !isAlike || wanted.count != fingerprint.count else { return }
    let differing = pairs.first { $0 != $1 && !tolerated.contains($0.name) }.map { "\($0.0.name) was \($0.1.value)" }
    throw Fault(reason: "it was measured under other circumstances: \(differing ?? "another number of settings")")
  }

  /// Refuses a result whose raw samples are not those that it was computed from.
  func check(samples: String?) throws(Fault) {
    guard let samples else { throw Fault(reason: "its raw samples \(rawName) are missing") }
    guard Self.digest(of: samples) == (rawBytes, rawDigest) else {
      throw Fault(reason: "\(rawName) does not hold the samples that it was computed from")
    }
  }
}
