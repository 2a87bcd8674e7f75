#if PostgreSQL
  import Foundation

  /// Lets two writers go step by step, in an order that somebody else gives.
  ///
  /// Bodies run on threads of their connections, so they may wait here. A body that is run again because the other one
  /// was in its way goes freely: by then the interleaving has done what it can.
  final class Turnstile: @unchecked Sendable {
    // Unchecked because the condition guards all of it.
    private struct Player {
      var beginnings = 0
      var isAtGate = false
      var mayGo = false
      var isFree = false
      var isFinished = false
    }

    private let condition = NSCondition()
    private var players = [Player(), Player()]

    private func locked<R>(_ body: () -> R) -> R {
      condition.lock()
      defer { condition.unlock() }
      return body()
    }

    /// A player's body begins.
    func begin(_ player: Int) {
      locked {
        players[player].beginnings += 1
        if players[player].beginnings > 1 { players[player].isFree = true }
        condition.broadcast()
      }
    }

    /// A player is before its next step, and waits until it may go.
    func pass(_ player: Int) {
      locked {
        players[player].isAtGate = true
        condition.broadcast()
        while !players[player].mayGo, !players[player].isFree { condition.wait() }
        players[player].isAtGate = false
        players[player].mayGo = false
      }
    }

    /// A player has committed or given up.
    func finish(_ player: Int) {
      locked {
        players[player].isFinished = true
        condition.broadcast()
      }
    }

    /// Lets a player do its next step, and waits until that is done or has to wait for the other one.
    func grant(_ player: Int, isBlocked: () -> Bool) {
      settle(player, isBlocked)
      locked {
        guard players[player].isAtGate else { return }
        players[player].isAtGate = false
        players[player].mayGo = true
        condition.broadcast()
      }
      settle(player, isBlocked)
    }

    private func settle(_ player: Int, _ isBlocked: () -> Bool) {
      let start = ContinuousClock.now
      while true {
        let isSettled = locked { () -> Bool in
          if isDone(player) { return true }
          _ = condition.wait(until: Date(timeIntervalSinceNow: 0.003))
          return isDone(player)
        }
        // One that is run again may have to wait for the other one's commit, over and over.
        let patience: Duration = locked { players[player].isFree } ? .milliseconds(20) : .seconds(5)
        if isSettled || isBlocked() || ContinuousClock.now - start > patience { return }
      }
    }

    private func isDone(_ player: Int) -> Bool {
      (players[player].isAtGate && !players[player].mayGo) || players[player].isFinished
    }

    /// Lets everybody go to their ends.
    func open() {
      locked {
        for player in players.indices { players[player].isFree = true }
        condition.broadcast()
      }
    }

    /// All orders of so many steps of two players: 70 for twice four.
    static func orders(_ first: Int, _ second: Int) -> [[Int]] {
      if first == 0 { return [Array(repeating: 1, count: second)] }
      if second == 0 { return [Array(repeating: 0, count: first)] }
      return orders(first - 1, second).map { [0] + $0 } + orders(first, second - 1).map { [1] + $0 }
    }
  }
#endif
