extension Sweep {
  /// Steps of ten in the number of pipelines, from the base size up.
  public static func scale(_ settings: SweepSettings) -> Sweep {
    let factors = settings.isQuick ? [1, 2, 4] : [1, 10, 100]
    let points = factors.map { factor in
      let count = settings.pipelines * factor
      var point = settings.comparison(pipelines: count)
      // A list of unfinished ones would otherwise be ten times as long at each step, and cut off at 200 rows.
      point.unfinished = max(1, settings.pipelines / 100)
      return SweepPoint(
        "pipelines-\(count)", label: NumberText.count(count), x: Double(count),
        weight: settings.isQuick ? 1 : 25 + Double(count) * 0.008, settings: point)
    }
    return Sweep(
      name: "scale", title: "Scale: from \(points[0].label) to \(points[points.count - 1].label) pipelines",
      question: [
        "Which calls stay as cheap as they were when the store grows, and which search? Everything but the number of pipelines is held: as many are unfinished in every store, and as many are removed at once. A flat line finds its rows by a key; a line that rises by one decade in a decade reads everything.",
        "Above 50,000 pipelines the first store of the baseline is the reference of the equality gate, not the store in memory, whose memory the engine's files need as their cache.",
      ],
      points: points,
      slices: [
        Slice(
          title: "", axis: "pipelines in the store", scale: .logarithmic, points: points.map { ($0.name, $0.x) },
          operations: [
            .getPipeline, .findTarget, .updateTarget, .updateTest, .unfinishedTargets, .createPipeline, .rerunTarget,
          ])
      ])
  }
}
