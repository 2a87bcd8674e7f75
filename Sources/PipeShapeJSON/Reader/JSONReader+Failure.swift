extension JSONReader {
  /// An error at the current place, for faults that only the caller can see.
  ///
  /// - Complexity: O(*n*): the lines up to here are counted.
  public func failure(_ code: JSONError.Code, _ message: String) -> JSONError { failure(code, message, at: cursor) }

  /// The error for a member that the object just read should have had.
  public func missing(_ key: StaticString) -> JSONError { failure(.missingKey, "the member \"\(key)\" is missing") }

  @inline(never)
  func failure(_ code: JSONError.Code, _ message: String, at place: UnsafePointer<UInt8>) -> JSONError {
    JSONError(code, message, at: place, in: start)
  }

  /// The error for a value that is not of the kind asked for, or no value at all.
  @usableFromInline @inline(never)
  func unexpected(_ wanted: JSONKind) -> JSONError {
    guard cursor < end else { return failure(.syntax, "the text ends where a value should start") }
    guard let found = kindUnderCursor else { return failure(.syntax, "no value starts like this") }
    return failure(.unexpectedType, "expected \(wanted.rawValue), found \(found.rawValue)")
  }
}
