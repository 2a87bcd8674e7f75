import PipeShapeLayouts

/// New rows by the statement that adds them: those of the statements that are named first, then the others in the order
/// in which they came.
struct Additions {
  /// The most values that are kept before they are handed on: each portion of a table has its price, whatever its rows.
  private static let most = 400_000

  private var rows: [Invocation] = []
  /// Where the rows of a statement are, by its number.
  private var places: [Int] = []
  private var count = 0
  /// So many values are kept now: few at first, so that the engine has something to do soon.
  private var room = 25_000
  /// Whether it is time to hand rows on.
  var isMuch: Bool { count > room }

  init(first plans: [Plan]) {
    for plan in plans { add(Invocation(plan, [])) }
  }

  mutating func add(_ addition: Invocation) {
    count += addition.values.count
    let number = addition.plan.index
    if number >= places.count { places += Array(repeating: -1, count: number + 1 - places.count) }
    if places[number] < 0 {
      places[number] = rows.count
      rows.append(addition)
    } else {
      rows[places[number]].values += addition.values
    }
  }

  /// All rows.
  var all: [Invocation] { rows.filter { !$0.values.isEmpty } }

  /// Gives all rows away; the order of the statements stays, since later rows refer to earlier ones of other tables.
  mutating func takeAll() -> [Invocation] {
    let taken = all
    for place in rows.indices {
      let before = rows[place].values.count
      rows[place].values = []
      rows[place].values.reserveCapacity(before)
    }
    (count, room) = (0, min(4 * room, Self.most))
    return taken
  }
}
