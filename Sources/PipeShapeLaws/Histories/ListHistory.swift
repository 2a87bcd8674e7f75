/// What transactions that overlapped added to lists and read from them, and whether some order of them explains it.
///
/// Each value is added once, at the end of a list, so what is read of a list tells in which order its values came. From that
/// follows who must come before whom: who added a value before who added the next one (ww), who added what was read last
/// before who read it (wr), and who read a list before who added what came next (rw). Where these edges make a circle, no
/// order of the transactions gives what was seen.
///
/// Source: Kingsbury and Alvaro, "Elle: Inferring Isolation Anomalies from Experimental Observations", VLDB 2020; the names of
/// anomalies are those of Adya, "Weak Consistency", 1999.
public struct ListHistory: Sendable {
  /// A transaction that was committed.
  public struct Transaction: Hashable, Sendable {
    /// What it is called in a report.
    public var name: String
    /// The value that it added to each list, at most one.
    public var added: [String: String]
    /// What it read of each list before it added anything.
    public var read: [String: [String]]

    /// Makes one.
    public init(_ name: String, added: [String: String] = [:], read: [String: [String]] = [:]) {
      (self.name, self.added, self.read) = (name, added, read)
    }
  }

  /// Why no order explains what was seen.
  public enum Anomaly: Error, Hashable, Sendable {
    /// A value was read that nobody added who was committed (G1a).
    case unknownValue(String, list: String, reader: String)
    /// One list was read in two orders, so that a value was lost or moved (G0, lost update).
    case twoOrders(list: String, [String], [String])
    /// A value was added twice, or is twice in a list: it does not tell who added it.
    case repeatedValue(String, list: String)
    /// A value that was added is not in the list.
    case lostValue(String, list: String)
    /// Each of these must come before the next, and the last before the first (G1c, G2).
    case circle([Edge])
  }

  /// One transaction must come before another.
  public struct Edge: Hashable, Sendable, CustomStringConvertible {
    /// Why.
    public enum Reason: String, Sendable {
      /// One added the value right before that of the other.
      case ww
      /// The other read the one's value last.
      case wr
      /// The one read the list before the other added its value.
      case rw
    }
    /// Who must come first, and who then.
    public let first, then: String
    /// Why.
    public let reason: Reason
    /// Because of this list.
    public let list: String

    /// Both, with the reason between.
    public var description: String { "\(first) -\(reason) \(list)-> \(then)" }
  }

  /// In any order.
  public var transactions: [Transaction]

  /// Takes over what was seen.
  public init(_ transactions: [Transaction]) { self.transactions = transactions }

  /// Finds out whether some order explains what was seen; lists are compared with what they were at the end.
  ///
  /// - Parameter final: each list, read when everybody had done.
  /// - Throws: the first anomaly, in the order of transactions and lists.
  /// - Complexity: the values that were read, and the transactions for each list.
  public func check(final: [String: [String]]) throws(Anomaly) {
    let writers = try writers()
    try compare(with: final, writers)
    try findCircle(edges(final, writers))
  }

  /// Who added each value of each list.
  private func writers() throws(Anomaly) -> [String: [String: Int]] {
    var writers: [String: [String: Int]] = [:]
    for (number, transaction) in transactions.enumerated() {
      for (list, value) in transaction.added.sorted(by: { $0.key < $1.key }) {
        guard writers[list, default: [:]].updateValue(number, forKey: value) == nil else {
          throw .repeatedValue(value, list: list)
        }
      }
    }
    return writers
  }

  private func compare(
    with final: [String: [String]], _ writers: [String: [String: Int]]
  ) throws(Anomaly) {
    var kept: [String: Set<String>] = [:]
    for (list, values) in final.sorted(by: { $0.key < $1.key }) {
      for value in values {
        guard writers[list]?[value] != nil else { throw .unknownValue(value, list: list, reader: "the end") }
        guard kept[list, default: []].insert(value).inserted else { throw .repeatedValue(value, list: list) }
      }
    }
    for transaction in transactions {
      for (list, values) in transaction.read.sorted(by: { $0.key < $1.key }) {
        for value in values where writers[list]?[value] == nil {
          throw .unknownValue(value, list: list, reader: transaction.name)
        }
        let end = final[list] ?? []
        guard end.starts(with: values) else { throw .twoOrders(list: list, values, end) }
      }
      for (list, value) in transaction.added.sorted(by: { $0.key < $1.key })
      where kept[list]?.contains(value) != true { throw .lostValue(value, list: list) }
    }
  }

  /// Who must come before whom, by number.
  private func edges(
    _ final: [String: [String]], _ writers: [String: [String: Int]]
  ) -> [[(then: Int, edge: Edge)]] {
    var edges: [[(then: Int, edge: Edge)]] = transactions.map { _ in [] }
    func add(_ first: Int?, _ then: Int?, _ reason: Edge.Reason, _ list: String) {
      guard let first, let then, first != then else { return }
      let edge = Edge(first: transactions[first].name, then: transactions[then].name, reason: reason, list: list)
      edges[first].append((then, edge))
    }
    for (list, values) in final.sorted(by: { $0.key < $1.key }) {
      let order = values.map { writers[list]?[$0] }
      for (one, next) in zip(order, order.dropFirst()) { add(one, next, .ww, list) }
      for (number, transaction) in transactions.enumerated() {
        guard let read = transaction.read[list] else { continue }
        if let last = read.last { add(writers[list]?[last], number, .wr, list) }
        if read.count < order.count { add(number, order[read.count], .rw, list) }
      }
    }
    return edges
  }

  /// Follows the edges, each once.
  private func findCircle(_ edges: [[(then: Int, edge: Edge)]]) throws(Anomaly) {
    enum Mark { case new, onPath, done }
    var marks = transactions.map { _ in Mark.new }
    for start in transactions.indices where marks[start] == .new {
      // The way here: who, and which of its edges is next.
      var path: [(number: Int, next: Int)] = [(start, 0)]
      marks[start] = .onPath
      while let (number, next) = path.last {
        guard next < edges[number].count else {
          marks[number] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        let then = edges[number][next].then
        switch marks[then] {
        case .done: break
        case .new:
          marks[then] = .onPath
          path.append((then, 0))
        case .onPath:
          let circle = path.drop { $0.number != then }
          throw .circle(circle.map { edges[$0.number][$0.next - 1].edge })
        }
      }
    }
  }
}
