#if CommandLine
  import Foundation

  /// Where the stores of a step are; emptied after each, since the largest take gigabytes.
  struct ExperimentStores: Sendable {
    let folder: StoreFolder
    private let parent: String
    private let isOwn: Bool

    /// Makes the folder; what a run that was killed has left there is removed.
    ///
    /// - Parameter named: a folder that the user wants; without one it is in the folder of the results, and goes with the run.
    init(named: String?, in results: String) throws(Failure) {
      parent = named ?? "\(results)/stores"
      isOwn = named == nil
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
