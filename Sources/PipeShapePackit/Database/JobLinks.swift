/// The links between the rows of a pipeline, by numbers: what a row was made from is asked for again and again.
///
/// A row that is listed twice has one number.
struct JobLinks {
  /// For each job, the number of its row.
  let rowsOfJobs: [Int]
  /// How many rows there are.
  let rowCount: Int
  /// Links of which the pipeline lacks a row, as they came.
  private(set) var dangling: [JobLink] = []
  /// What rows were made from, row by row.
  private var inputs: [Int]
  /// For each row, where its inputs begin; they end where those of the next one do.
  private var starts: [Int]

  /// - Complexity: O((jobs + links) · log jobs).
  init(_ links: [JobLink], between jobs: [JobRow]) {
    let rows = Ranking(jobs.indices.lazy.map { Row(jobs[$0].reference) })
    rowsOfJobs = rows.ranks
    rowCount = rows.keys.count
    var known: [(from: Int, to: Int)] = []
    known.reserveCapacity(links.count)
    starts = Array(repeating: 0, count: rowCount + 1)
    for link in links {
      guard let from = rows.rank(of: Row(link.from)), let to = rows.rank(of: Row(link.to)) else {
        dangling.append(link)
        continue
      }
      known.append((from, to))
      starts[to] += 1
    }
    // Counts become ends, and ends become beginnings while the inputs are put in their places.
    for row in 0..<rowCount { starts[row + 1] += starts[row] }
    inputs = Array(repeating: 0, count: known.count)
    for link in known {
      starts[link.to] -= 1
      inputs[starts[link.to]] = link.from
    }
  }

  /// How many links there are, without those that dangle.
  var count: Int { inputs.count }

  /// What a row was made from; a row may be there twice.
  func inputs(of row: Int) -> ArraySlice<Int> { inputs[starts[row]..<starts[row + 1]] }

  private struct Row: Hashable, Comparable {
    var table: Int
    var id: Int64

    init(_ reference: JobRow.Reference) {
      table = reference.table.place
      id = reference.id
    }

    static func < (a: Self, b: Self) -> Bool { a.table == b.table ? a.id < b.id : a.table < b.table }
  }
}
