public import PipeShape
import PipeShapeLayouts
public import PipeShapeStore

extension SQLReader {
  /// The kinds as the store remembers them in this snapshot, with every field that anybody registered.
  public func kinds() throws(StoreError) -> KindRegistry {
    // The first question of a transaction, whichever it is, makes sure that the parts are for the kinds of its snapshot.
    if !session.hasLooked || session.isAwaitingKinds { _ = try project(url: "") }
    return parts.kinds.known
  }
}
