import PipeShapeLaws
import Testing

/// Histories by hand, one for each thing that can be wrong with one.
@Suite struct ListHistoriesAreChecked {
  private typealias Transaction = ListHistory.Transaction

  private func anomaly(
    _ transactions: [ListHistory.Transaction], final: [String: [String]]
  ) -> ListHistory.Anomaly? {
    do throws(ListHistory.Anomaly) { try ListHistory(transactions).check(final: final) } catch { return error }
    return nil
  }

  @Test func oneAfterTheOther() {
    let first = Transaction("first", added: ["a": "1", "b": "1"], read: ["a": [], "b": []])
    let second = Transaction("second", added: ["a": "2"], read: ["a": ["1"], "b": ["1"]])
    let third = Transaction("third", read: ["a": ["1", "2"], "b": ["1"]])
    #expect(anomaly([third, first, second], final: ["a": ["1", "2"], "b": ["1"]]) == nil)
    #expect(anomaly([], final: [:]) == nil)
  }

  /// Each read a state without the other's value: on one list that is a lost update, on two it is write skew.
  @Test func writeSkewIsACircleOfTwo() {
    let first = Transaction("first", added: ["a": "1"], read: ["a": [], "b": []])
    let second = Transaction("second", added: ["b": "1"], read: ["a": [], "b": []])
    let found = anomaly([first, second], final: ["a": ["1"], "b": ["1"]])
    guard case .circle(let edges) = found else {
      Issue.record("found \(String(describing: found))")
      return
    }
    #expect(edges.map(\.description) == ["first -rw b-> second", "second -rw a-> first"])
  }

  @Test func whoReadsHalfOfATransactionIsInACircle() {
    let writer = Transaction("writer", added: ["a": "1", "b": "1"])
    let reader = Transaction("reader", read: ["a": ["1"], "b": []])
    guard case .circle(let edges) = anomaly([writer, reader], final: ["a": ["1"], "b": ["1"]]) else {
      Issue.record("no circle")
      return
    }
    #expect(Set(edges.map(\.reason)) == [.wr, .rw])
  }

  @Test func twoWhoWroteInOppositeOrderAreInACircle() {
    let one = Transaction("one", added: ["a": "1", "b": "1"])
    let two = Transaction("two", added: ["a": "2", "b": "2"])
    guard case .circle(let edges) = anomaly([one, two], final: ["a": ["1", "2"], "b": ["2", "1"]]) else {
      Issue.record("no circle")
      return
    }
    #expect(edges.map(\.reason) == [.ww, .ww])
  }

  @Test func aCircleBehindALongWayIsFound() {
    // Forty in a row, and the last one did not see what the first but one had added.
    var transactions = (0..<40).map { number in
      Transaction(
        "\(number)", added: ["a": "\(number)", "b\(number)": "x"], read: ["a": (0..<number).map { "\($0)" }])
    }
    transactions[39].read["b1"] = []
    var final = ["a": (0..<40).map { "\($0)" }]
    for number in 0..<40 { final["b\(number)"] = ["x"] }
    guard case .circle(let edges) = anomaly(transactions, final: final) else {
      Issue.record("no circle")
      return
    }
    #expect(edges.contains { $0.first == "39" && $0.then == "1" && $0.reason == .rw })
    for (edge, next) in zip(edges, edges.dropFirst()) { #expect(edge.then == next.first) }
    #expect(edges.last?.then == edges.first?.first)
  }

  @Test func valuesOfNobodyLostValuesAndTwoOrders() {
    let one = Transaction("one", added: ["a": "1"])
    let two = Transaction("two", added: ["a": "2"])
    let reader = Transaction("reader", read: ["a": ["2"]])
    #expect(anomaly([one, two], final: ["a": ["2"]]) == .lostValue("1", list: "a"))
    #expect(anomaly([one, two, reader], final: ["a": ["1", "2"]]) == .twoOrders(list: "a", ["2"], ["1", "2"]))
    #expect(anomaly([one, reader], final: ["a": ["1"]]) == .unknownValue("2", list: "a", reader: "reader"))
    #expect(anomaly([one, one], final: ["a": ["1"]]) == .repeatedValue("1", list: "a"))
    #expect(anomaly([one], final: ["a": ["1", "1"]]) == .repeatedValue("1", list: "a"))
    #expect(anomaly([one], final: ["a": ["1", "3"]]) == .unknownValue("3", list: "a", reader: "the end"))
  }
}
