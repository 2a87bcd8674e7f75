#if CommandLine
  /// What a store is opened for.
  enum StorePurpose {
    /// Nothing is made and nothing changed.
    case reading
    /// Calls of any kind.
    case work
    /// Many pipelines are about to come; a new store gets some of its indexes when it is opened for anything else.
    case loading
  }
#endif
