extension Pipeline {
  /// When the head ended, in milliseconds since 1970; nil while an attempt is in flight.
  ///
  /// The latest end of a head attempt that carries a time, else the time of the head run, else 0.
  public var endedAt: Int64? {
    guard hasEnded else { return nil }
    return bound.lazy.compactMap { attempts[Int($0)].endedAt }.max() ?? runs.last?.createdAt ?? 0
  }
}
