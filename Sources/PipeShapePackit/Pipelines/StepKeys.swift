/// Hands out the keys of a pipeline's steps, none twice.
struct StepKeys {
  private var taken: Set<ExactName> = []

  /// The key of a job's step: its type, its package and its identifier, as far as there are any.
  mutating func key(_ parts: [String?]) -> String {
    free(parts.compactMap { $0.map(Self.clean) }.joined(separator: "/"))
  }

  /// The key of the source package of a build.
  mutating func sourceKey(of build: String) -> String { free("srpm/\(build)") }

  private mutating func free(_ key: String) -> String {
    var candidate = key
    var number = 2
    while !taken.insert(ExactName(candidate)).inserted {
      candidate = "\(key)~\(number)"
      number += 1
    }
    return candidate
  }

  /// Every character outside `A-Z a-z 0-9 . _ -` becomes a hyphen.
  private static func clean(_ part: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in part.unicodeScalars {
      switch scalar {
      case "A"..."Z", "a"..."z", "0"..."9", ".", "_", "-": view.append(scalar)
      default: view.append("-")
      }
    }
    return String(view)
  }
}
