#if CommandLine
  extension Int {
    /// The number with what it counts: `1 run`, `2 runs`.
    func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
  }
#endif
