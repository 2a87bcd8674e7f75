/// What a reader knows about the innermost array or object that it is inside of.
@usableFromInline struct OpenContainer {
  @usableFromInline enum Kind: UInt8 { case none, array, object }

  @usableFromInline let kind: Kind
  /// Whether neither a member nor an element was read, so that no comma is due.
  @usableFromInline var isFresh = true
  /// The index of the first of its keys among the keys of all open objects.
  let firstKey: Int
  /// The filter bits of its keys: a key whose bit is unset is new for sure.
  var filter: UInt64 = 0
  var hasKeySet = false

  init(kind: Kind, firstKey: Int) {
    self.kind = kind
    self.firstKey = firstKey
  }
}
