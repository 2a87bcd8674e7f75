/// How many bytes the jobs are that pipelines lead to: known where they are many, assumed where they are few.
///
/// An owner is what a column of `pipelines` leads to: a group of jobs, or one job. Of one that is not known it is only
/// certain that its jobs are no more than the threshold, and it counts as a quarter of that. So pipelines that are counted
/// as no more than the limit have at most four times as many bytes, whatever they are; at most twice as many where none
/// has more than four unknown owners. Up to 16 of them each do not make a full batch smaller.
package struct JobSizes: Sendable {
  /// What an owner that is not known counts as.
  private let assumed: Int
  /// What is known, for each reference by owners.
  private var known: [[Int64: Int]]

  /// More than so many bytes have to be made known.
  package var threshold: Int { assumed * 4 }

  /// Knows nothing yet.
  ///
  /// - Parameters:
  ///   - limit: what a batch should not exceed.
  ///   - pipelines: how many a full batch has.
  ///   - references: how many columns lead to jobs.
  package init(within limit: BatchLimit, pipelines: Int, references: Int) {
    assumed = limit.bytes / pipelines / 16
    known = Array(repeating: [:], count: references)
  }

  /// Makes known how many bytes the jobs of an owner are.
  package mutating func note(_ bytes: Int, of owner: Int64, reference: Int) { known[reference][owner] = bytes }

  /// About how many bytes the jobs of a pipeline are, by what each reference leads to.
  ///
  /// - Complexity: O(owners).
  package func bytes(of owners: [[Int64]]) -> Int {
    zip(known, owners).reduce(0) { sum, reference in
      reference.1.reduce(sum) { $0 + (reference.0[$1] ?? assumed) }
    }
  }
}
