extension PackitError: CustomStringConvertible {
  /// The fault as compilers print it: `file:line:column: error: text`.
  public var description: String {
    let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
    return "\(file)\(place): error: \(key.map { "\($0): " } ?? "")\(message)"
  }
}
