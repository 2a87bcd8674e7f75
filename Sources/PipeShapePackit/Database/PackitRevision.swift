/// The revision of the service's schema.
public enum PackitRevision {
  /// The one whose tables are read, as the service's migrations name it: that of August 2026.
  public static let readable = "b4e11a52ea52"
}
