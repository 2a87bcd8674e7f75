/// Collects the remarks on one file, each once, and makes its errors.
///
/// A class, because levels, names and pipelines all remark on the same file while each is read by its own type.
final class Remarks {
  let file: String
  private(set) var warnings: [PackitWarning] = []
  private var seen: Set<PackitWarning> = []

  init(file: String) { self.file = file }

  func warn(_ code: PackitWarning.Code, _ message: String, at place: Place) {
    let warning = PackitWarning(code: code, message: message, file: file, line: place.line, column: place.column)
    // A value that several jobs share is looked at for each of them.
    if seen.insert(warning).inserted { warnings.append(warning) }
  }

  func error(_ code: PackitError.Code, _ message: String, at place: Place, key: String? = nil) -> PackitError {
    PackitError(code: code, file: file, line: place.line, column: place.column, key: key, message: message)
  }
}
