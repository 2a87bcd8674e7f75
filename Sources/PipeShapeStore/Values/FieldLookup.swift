public import PipeShape

/// A value of a searchable field, such as the NVR of a Koji build.
///
/// A field of the outermost level that holds one value, or an array of them, can be searched by, if its kind declares it
/// so; of an array each value is found.
public struct FieldLookup: Hashable, Sendable {
  /// The kind of the steps whose attempts are meant.
  public var kind: String
  /// The field of their payload.
  public var field: String
  /// What it holds: the same value to the last scalar.
  public var value: PayloadValue
  /// Only attempts that stand so; nil for all.
  public var states: Set<AttemptState>?

  /// Asks for the attempts whose payload has a value.
  public init(kind: String, field: String, is value: PayloadValue, states: Set<AttemptState>? = nil) {
    self.kind = kind
    self.field = field
    self.value = value
    self.states = states
  }

  /// Whether an attempt of the kind is meant.
  public func matches(_ attempt: Attempt) -> Bool {
    guard case .record(let record) = attempt.payload, record[field]?.searchValues.contains(value) ?? false else {
      return false
    }
    return states?.contains(attempt.state) ?? true
  }
}

extension KindRegistry {
  /// Makes sure that a lookup can be answered, and puts its value into the form in which payloads are kept.
  ///
  /// - Throws: `invalidPayload` for a field that is not there or not declared searchable, for a value of another type, and
  ///   for null, which says nothing.
  public func checked(_ lookup: FieldLookup) throws(StoreError) -> FieldLookup {
    guard let schema = self[lookup.kind]?.schema else {
      throw StoreError(.invalidPayload, "no kind '\(lookup.kind)' is registered, so it has no searchable fields")
    }
    let searchable = schema.searchable.map(\.name)
    guard let field = schema.searchable.first(where: { Target($0.name) == Target(lookup.field) }) else {
      let known = searchable.isEmpty ? "it has none" : "it has \(searchable.joined(separator: ", "))"
      throw StoreError(
        .invalidPayload, "'\(lookup.field)' is no searchable field of the kind '\(lookup.kind)'; \(known)")
    }
    if case .null = lookup.value {
      throw StoreError(.invalidPayload, "\(field.name): attempts are not found by what they do not say")
    }
    var checked = lookup
    do {
      if case .array(let element) = field.type {
        checked.value = try PayloadSchema([FieldDescription(field.name, element)])
          .conforming(lookup.value, toField: field.name)
      } else {
        checked.value = try schema.conforming(lookup.value, toField: field.name)
      }
    } catch { throw StoreError(error) }
    return checked
  }
}

extension PayloadSchema {
  /// The fields by which stores find attempts: those of the outermost level that hold one value, or an array of them, and
  /// are declared so.
  public var searchable: [FieldDescription] {
    fields.filter { field in
      switch field.type {
      case .record: false
      case .array(.record), .array(.array): false
      default: field.isSearchable
      }
    }
  }
}

extension PayloadValue {
  /// What a field that holds the value is found by: nothing where it is null, each value of an array.
  package var searchValues: [PayloadValue] {
    switch self {
    case .null: []
    case .array(let values): values.filter { $0 != .null }
    default: [self]
    }
  }
}
