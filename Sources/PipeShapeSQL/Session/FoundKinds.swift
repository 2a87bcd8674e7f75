/// The kinds as a transaction found them, other than its statements are for.
struct FoundKinds: Sendable {
  var text: String
  var revision: String?
}
