#if CommandLine
  import Foundation

  /// Where the stores of a step are; emptied after each, since the largest take gigabytes.
  struct ExperimentStores: Sendable {
    let folder: StoreFolder
    private let parent: String
    private let isOwn: Bool

    /// Makes the folder; what a run that was killed has left there is removed.
    init(in parent: String) throws(Failure) {
      self.parent = parent
      isOwn = !FileManager.default.fileExists(atPath: parent)
      StoreFolder.removeAbandoned(in: parent)
      folder = try StoreFolder(in: parent)
    }

    func clear() { folder.clear() }

    func remove() {
      folder.remove()
      if isOwn { rmdir(parent) }
    }
  }
#endif
