/// In which direction a list of pipelines goes through their ids, which grow with time.
public enum ListOrder: Hashable, Sendable, CaseIterable {
  /// Ids grow: what imports and exports read.
  case oldestFirst
  /// Ids shrink: what a dashboard shows.
  case newestFirst
}
