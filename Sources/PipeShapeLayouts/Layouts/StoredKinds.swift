public import PipeShape

/// The kinds that are registered now, and those that a store remembers.
///
/// A store remembers every field that anybody registered a kind with: whoever has fewer of them must not lose the values
/// of the others. A class, so that handing it around copies one reference.
public final class StoredKinds: Sendable {
  /// The kinds registered now: what is written is checked against these.
  public let registered: KindRegistry
  /// What the store is to remember, oldest kinds and fields first.
  public let remembered: [StepKind]
  /// All kinds that the store may hold payloads of with all their fields, those that are registered now before others.
  public let known: KindRegistry
  /// The number that the store has for this state of its kinds; nil for the first.
  public let revision: String?
  /// The kinds of `known` with the fields that readers see: those that a kind is registered with, where it is.
  let shown: KindRegistry
  /// The registered kinds, by index, that have fields which readers do not see.
  private let hiding: [Bool]
  /// Whether any kind has fields that others registered and this process did not.
  public let hideAny: Bool

  /// Joins both: of a field in both, what is remembered counts, since payloads are stored so.
  public init(registered: KindRegistry, remembered: [StepKind] = [], revision: String? = nil) {
    self.registered = registered
    self.revision = revision
    let old = KindRegistry(remembered)
    self.remembered =
      remembered.map { kind in
        registered[kind.name].map { StepKind(kind.name, schema: kind.schema.joined(with: $0.schema)) } ?? kind
      } + registered.kinds.filter { old[$0.name] == nil }
    let all = KindRegistry(self.remembered)
    let others = remembered.filter { registered[$0.name] == nil }
    func arranged(keepsOthers: Bool) -> [StepKind] {
      registered.kinds.map { kind in
        let schema = all[kind.name]?.schema.arranged(like: kind.schema, keepsOthers: keepsOthers)
        return schema.map { $0 == kind.schema ? kind : StepKind(kind.name, schema: $0) } ?? kind
      }
    }
    let (whole, seen) = (arranged(keepsOthers: true), arranged(keepsOthers: false))
    known = KindRegistry(whole + others)
    shown = KindRegistry(seen + others)
    hiding = zip(whole, seen).map { $0.schema != $1.schema }
    hideAny = hiding.contains(true)
  }

  /// Whether a kind has fields that others registered and this process did not.
  public func hides(_ kind: String) -> Bool { hideAny && registered.index(of: kind).map { hiding[$0] } ?? false }

  /// A change of a payload that leaves alone what the kind is not registered with.
  ///
  /// Single fields leave all other fields alone, also within nested composites. A whole payload leaves alone what others
  /// have registered, and nothing that nobody has; fields beside it are set after it. An array is one value, kept as it
  /// is where it says nothing new.
  /// - Parameters:
  ///   - current: the payload as it is stored, with all fields.
  ///   - keepsAll: whether a whole payload leaves also alone what nobody has registered.
  public func keeping(
    _ current: PayloadValue, in change: AttemptChange, of kind: String, keepsAll: Bool = false
  ) -> AttemptChange {
    guard case .record(let old) = current, let schema = registered[kind]?.schema else { return change }
    var kept = change
    var base = old
    if case .record(let new)? = change.payload {
      base = new
      if keepsAll || hides(kind) {
        let others = keepsAll ? old : known[kind]?.schema.tolerating(old) ?? old
        base = schema.keeping(others, in: new)
        kept.payload = .record(base)
      }
    }
    for (name, value) in zip(change.fields.names, change.fields.values) {
      switch value {
      case .record, .array:
        guard let field = schema.field(name), let before = base[name] else { continue }
        kept.fields[name] = field.type.keeping(before, in: value)
      default: continue
      }
    }
    return kept
  }
}
