extension Sweep {
  /// Shares of pipelines with reruns, whose runs share attempts.
  public static func sharing(_ settings: SweepSettings) -> Sweep {
    let points = (settings.isQuick ? [0, 50] : [0, 10, 25, 50]).map { percent in
      var point = settings.comparison()
      point.rerunShare = Double(percent) / 100
      return SweepPoint(
        "reruns-\(percent)", label: "\(percent) %", x: Double(percent), weight: settings.isQuick ? 1 : 25,
        settings: point)
    }
    return Sweep(
      name: "sharing",
      title: "Sharing: from \(points[0].label) to \(points[points.count - 1].label) of pipelines with reruns",
      question: [
        "What do copies cost? Runs share the attempts that they do not replace. A layout that stores a document for each run stores those again, and an update must reach every copy. Chains are as long as studied: 86 % have one rerun, 9 % two, 2.7 % three, the others more; 74 % end in success."
      ],
      points: points,
      slices: [
        Slice(
          title: "", axis: "pipelines with reruns", scale: .linear, points: points.map { ($0.name, $0.x) },
          operations: [
            .getPipeline, .getHeadRun, .updateTarget, .findTarget, .latestBuild, .rerunTarget, .rerunFailed,
          ])
      ],
      statements: { results in
        guard let first = points.first.flatMap({ results[$0.name] }),
          let last = points.last.flatMap({ results[$0.name] })
        else { return [] }
        let quantity = StorageQuantity.copies.rawValue
        let copies = last.figures.filter { $0.quantity == quantity }.compactMap { figure in
          first.figure(quantity, of: figure.series).map {
            "\(figure.series) \(NumberText.fixed($0.value.estimate, 2)) to \(NumberText.fixed(figure.value.estimate, 2))"
          }
        }
        return [
          "From \(points[0].label) to \(points[points.count - 1].label) of pipelines with reruns, the stored copies of an attempt go from: \(copies.joined(separator: "; "))"
        ]
      })
  }
}
