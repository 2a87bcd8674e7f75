#if CommandLine
  import PipeShape

  /// Which pipelines `list --state` means, by the badges of their heads.
  struct ListedStates: Sendable {
    /// What the head of each may have.
    private(set) var badges: Set<Badge> = []

    private static let unfinished: Set<Badge> = [.pending, .running]
    private static let ended = Set(Badge.allCases).subtracting(unfinished)

    /// Every word that `--state` takes.
    static let words = ["ended", "unfinished"] + AttemptState.allCases.map(\.name)

    /// Reads words that commas separate.
    ///
    /// - Throws: a failure of usage for another word, or none.
    init(_ text: String) throws(Failure) {
      for word in text.split(separator: ",").map(String.init) {
        switch word {
        case "ended": badges.formUnion(Self.ended)
        case "unfinished": badges.formUnion(Self.unfinished)
        default:
          guard let state = AttemptState(name: word) else {
            throw .usage("there is no state '\(word)'; there are \(Self.words.joined(separator: ", "))")
          }
          badges.insert(Badge(state))
        }
      }
      guard !badges.isEmpty else { throw .usage("--state names no state") }
    }

    /// What the list itself says of every one of them, without a look at its head; nil where it may be either.
    var hasEnded: Bool? {
      badges.isSubset(of: Self.ended) ? true : badges.isSubset(of: Self.unfinished) ? false : nil
    }
  }

  extension Badge {
    /// The badge as JSON has it.
    var name: String {
      switch self {
      case .none: "none"
      case .skipped: "skipped"
      case .succeeded: "succeeded"
      case .cancelled: "cancelled"
      case .failed: "failed"
      case .error: "error"
      case .pending: "pending"
      case .running: "running"
      }
    }
  }
#endif
