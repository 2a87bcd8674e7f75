extension Concurrency {
  /// A form that must keep every change and lost some: what acknowledges and forgets is not compared with what keeps.
  public func failure(_ results: [String: StepResult]) -> String? {
    var losses: [String] = []
    for place in Contention.Place.allCases {
      for writers in writerCounts {
        guard let result = results[Self.step(place, writers)] else { continue }
        for form in forms where form.isSafe {
          guard let lost = result.figure(Quantity.lost.rawValue, of: form.name), lost.value.estimate > 0 else {
            continue
          }
          // The figure is of 1,000, and exact but for rounding.
          let count = Int((lost.value.estimate * Double(lost.samples) / 1000).rounded())
          losses.append(
            "\(form.name) must keep every change and lost \(NumberText.count(count)) of \(NumberText.count(lost.samples)) acknowledged ones (\(writers) writers, \(place.rawValue))"
          )
        }
      }
    }
    return losses.isEmpty ? nil : losses.joined(separator: "; ")
  }
}
