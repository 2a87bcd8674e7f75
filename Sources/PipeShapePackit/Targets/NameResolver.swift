/// Turns words of a configuration into chroots, branches and Koji targets.
struct NameResolver {
  typealias Word = TargetWords.Word

  /// A name and the last word that gives it, whose options count.
  struct Resolved {
    let name: String
    var word: Word
  }

  static let architectures = ["aarch64", "armhfp", "i386", "ppc64le", "s390x", "x86_64"]

  let table: DistroTable
  let remarks: Remarks

  /// The word that stands for absent targets.
  func defaultWords(at place: Place) -> [Word] { [Word(text: table.defaultWord, place: place, options: nil)] }

  func chroots(_ words: [Word]) -> [Resolved] {
    resolve(words) { word in
      let (base, architecture) = Self.split(word.text)
      if let newName = table.renamedChroots[ExactName(base)] {
        remarks.warn(.deprecated, "`\(base)` is deprecated; it means `\(newName)`", at: word.place)
      }
      return names(base, at: word.place, \.chroot).map { name in
        "\(table.renamedChroots[ExactName(name)] ?? name)-\(architecture)"
      }
    }
  }

  func branches(_ words: [Word]) -> [Resolved] {
    resolve(words) { word in
      names(word.text, at: word.place, \.branch).map { table.branchAliases[ExactName($0)] ?? $0 }
    }
  }

  func kojiTargets(_ words: [Word]) -> [Resolved] { resolve(words) { names($0.text, at: $0.place, \.koji) } }

  /// The test targets that a chroot maps to without any `distros`.
  func testTarget(of chroot: String, isInternal: Bool) -> String {
    let (base, architecture) = Self.cut(chroot)
    let distros = isInternal ? table.internalTestDistros : table.publicTestDistros
    return "\(distros[ExactName(base)] ?? base)-\(architecture)"
  }

  /// A chroot's name and its architecture, which is what follows the last hyphen.
  static func cut(_ chroot: String) -> (base: String, architecture: String) {
    // By scalars: a mark that joins the hyphen into one character does not hide it.
    let scalars = chroot.unicodeScalars
    guard let hyphen = scalars.lastIndex(of: "-") else { return (chroot, "x86_64") }
    return (String(scalars[..<hyphen]), String(scalars[scalars.index(after: hyphen)...]))
  }

  /// A word and its architecture, x86_64 unless it names another.
  static func split(_ word: String) -> (base: String, architecture: String) {
    let (base, architecture) = cut(word)
    return base.utf8.count < word.utf8.count && architectures.contains(architecture)
      ? (base, architecture) : (word, "x86_64")
  }

  private func resolve(_ words: [Word], _ names: (Word) -> [String]) -> [Resolved] {
    var resolved: [Resolved] = []
    var positions: [ExactName: Int] = [:]
    for word in words {
      for name in names(word) {
        if let position = positions[ExactName(name)] {
          resolved[position].word = word
        } else {
          positions[ExactName(name)] = resolved.count
          resolved.append(Resolved(name: name, word: word))
        }
      }
    }
    return resolved
  }

  private func names(_ word: String, at place: Place, _ name: KeyPath<Distro, String>) -> [String] {
    if let distros = table.expand(word) { return distros.map { $0[keyPath: name] } }
    if looksLikeAlias(word) {
      remarks.warn(
        .unknownAlias, "`\(word)` is no alias and no distro of the table of \(table.date); taken as a plain name",
        at: place)
    }
    return [word]
  }

  /// Whether a word starts like an alias and is not `fedora-N`, `epel-N` or `epel-N.M`.
  private func looksLikeAlias(_ word: String) -> Bool {
    func isNumber(_ text: Substring) -> Bool { !text.isEmpty && text.utf8.allSatisfy { $0 &- 0x30 < 10 } }
    if word.hasPrefix("fedora-") { return !isNumber(word.dropFirst(7)) }
    guard word.hasPrefix("epel-") else { return false }
    let parts = word.dropFirst(5).split(separator: ".", omittingEmptySubsequences: false)
    return parts.count > 2 || !parts.allSatisfy(isNumber)
  }
}
