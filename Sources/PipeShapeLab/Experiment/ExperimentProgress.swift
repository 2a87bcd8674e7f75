/// How far an experiment is.
public struct ExperimentProgress: Hashable, Sendable {
  /// Where it is.
  public var chapter: String, step: String
  /// How many steps are there, and how many there will be.
  public var done: Int, total: Int
  /// Seconds since the start, and what the remaining steps may take.
  public var elapsed: Double, remaining: Double
  /// What the step is doing, or `found`, `measured in …`, `failed: …`.
  public var detail: String

  /// All of it as one line.
  public var line: String {
    let times = "\(Self.clock(elapsed)) elapsed, about \(Self.clock(remaining)) remaining"
    return "[\(done)/\(total), \(times)] \(chapter)/\(step): \(detail)"
  }

  /// Seconds as minutes and seconds.
  static func clock(_ seconds: Double) -> String {
    let whole = Int(min(max(0, seconds), 1e9) + 0.5)
    let text = { (number: Int) in number < 10 ? "0\(number)" : "\(number)" }
    return whole < 3600
      ? "\(whole / 60):\(text(whole % 60))" : "\(whole / 3600):\(text(whole / 60 % 60)):\(text(whole % 60))"
  }
}
