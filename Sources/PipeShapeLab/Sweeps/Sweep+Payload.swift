extension Sweep {
  /// Sizes of the free text of an attempt, and how much of it repeats.
  public static func payload(_ settings: SweepSettings) -> Sweep {
    let sizes = settings.isQuick ? [0, 2000] : [0, 320, 2000, 20_000]
    let shares = settings.isQuick ? [0.35] : [0, 0.35, 0.9]
    // Large texts in many pipelines say no more than in fewer, and take an hour.
    let pipelines = settings.isQuick ? settings.pipelines : max(20, settings.pipelines / 4)
    var points: [SweepPoint] = []
    for size in sizes {
      for share in size == 0 ? [0.35] : shares {
        var point = settings.comparison(pipelines: pipelines)
        point.payloadBytes = size
        point.compressibility = share
        points.append(
          SweepPoint(
            key(size, share), label: "\(NumberText.count(size)) B\(size == 0 ? "" : ", \(percent(share))")",
            x: Double(size),
            weight: settings.isQuick ? 1 : 15 + Double(size) / 300, settings: point))
      }
    }
    let operations: [OperationName] = [
      .getPipeline, .getHeadRun, .updateTarget, .updateTest, .createPipeline, .rerunTarget,
    ]
    var slices = [
      Slice(
        title: "Size, 35 % of the text repeats", axis: "bytes of free text per attempt", scale: .ordinal,
        points: sizes.map { (key($0, 0.35), Double($0)) }, operations: operations)
    ]
    for size in sizes.dropFirst() where shares.count > 1 {
      slices.append(
        Slice(
          title: "Compressibility at \(NumberText.count(size)) bytes", axis: "share of the text that repeats",
          scale: .linear, points: shares.map { (key(size, $0), $0 * 100) }, operations: [.getPipeline, .updateTarget],
          showsAll: false))
    }
    return Sweep(
      name: "payload", title: "Payload: from 0 to \(NumberText.count(sizes[sizes.count - 1])) bytes per attempt",
      question: [
        "Does the answer depend on how much an attempt holds, and on whether it could be compressed? Every attempt that has ended holds a free text of about that size besides its other fields; \(NumberText.count(pipelines)) pipelines.",
        "Where an engine does not compress, bytes per pipeline at one size do not depend on how much of the text repeats; where it does, they do.",
      ], points: points, slices: slices,
      statements: { results in
        guard shares.count > 1, let size = sizes.last else { return [] }
        let first = results[key(size, shares[0])]
        let last = results[key(size, shares[shares.count - 1])]
        let quantity = StorageQuantity.bytes.rawValue
        let changes = (last?.figures ?? []).filter { $0.quantity == quantity }.compactMap { figure in
          first?.figure(quantity, of: figure.series).map {
            "\(figure.series) \($0.text) to \(figure.text)"
          }
        }
        guard !changes.isEmpty else { return [] }
        return [
          "At \(NumberText.count(size)) bytes of text per attempt, of which \(percent(shares[0])) and \(percent(shares[shares.count - 1])) repeat, a pipeline takes: \(changes.joined(separator: "; "))"
        ]
      })
  }

  private static func key(_ size: Int, _ share: Double) -> String {
    size == 0 ? "bytes-0" : "bytes-\(size)-repeating-\(Int(share * 100 + 0.5))"
  }

  private static func percent(_ share: Double) -> String { "\(Int(share * 100 + 0.5)) %" }
}
