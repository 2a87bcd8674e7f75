#if CommandLine
  import PipeShape
  import PipeShapeStore

  /// A stored pipeline as people read it: where it comes from, steps by targets, what each run made and shared.
  struct ShowText {
    private let shown: ShownPipeline
    private var view: RunView { shown.view }

    init(_ shown: ShownPipeline) { self.shown = shown }

    /// The page.
    ///
    /// - Parameter attempts: also a line for each attempt of the pipeline.
    func text(attempts: Bool, coloured: Bool, width: Int) -> String {
      let stale = view.head.stale(in: view.graph.cellGraph)
      let grid = StepTable(view.graph) { position in
        let attempt = view.attempts[position]
        var entry = Table.Entry(Badge(attempt.state))
        if attempt.ordinal > 1 { entry.text += " #\(attempt.ordinal)" }
        if attempt.run < view.run.number { entry.text += " (run \(attempt.run))" }
        if stale.contains(position) { entry.text += " stale" }
        return entry
      }
      let parts = [
        heading(coloured: coloured), grid.text(coloured: coloured, width: width), runs(coloured: coloured),
        attempts ? list(coloured: coloured) : "",
      ]
      return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func heading(coloured: Bool) -> String {
      let event = shown.origin.event
      let badge = Table.Entry(view.rollUp.badge)
      let run = "run \(view.run.number) of \(shown.pipeline.runs.count)"
      return Style.bold.paint("pipeline \(view.id.raw)", coloured: coloured)
        + ", \(run): \(badge.style.paint(badge.text.isEmpty ? "no cells" : badge.text, coloured: coloured))\n"
        + "\(shown.origin.project.url), \(event.reference.words), commit \(event.commit.hash)\n"
        + "event \(event.id.raw), \(ShownTime.text(event.at))\n"
    }

    /// One line for each run: what it made, and how that ended.
    private func runs(coloured: Bool) -> String {
      var table = Table()
      let createdIn = Dictionary(grouping: shown.pipeline.attempts, by: \.run)
      for run in shown.pipeline.runs {
        let created = createdIn[run.number] ?? []
        var line: [Table.Entry] = [.init("run \(run.number)", run.number == view.run.number ? .bold : .plain)]
        line.append(.init(run.createdAt.map(ShownTime.text) ?? ""))
        line.append(.init("\(created.count) new, \(view.graph.cellCount - created.count) shared"))
        line.append(.init(RollUp(created.lazy.map(\.state)).words))
        line.append(.init(run.request.map { "request \($0)" } ?? "", .dim))
        table.add(line)
      }
      return table.text(coloured: coloured)
    }

    /// One line for each attempt ever made, by cell and ordinal; those that the head does not bind are marked.
    private func list(coloured: Bool) -> String {
      var table = Table()
      let pipeline = shown.pipeline
      let bound = Set(pipeline.bound)
      let order = pipeline.attempts.indices.sorted {
        let (a, b) = (pipeline.attempts[$0], pipeline.attempts[$1])
        return (a.cell, a.ordinal) < (b.cell, b.ordinal)
      }
      for index in order {
        let attempt = pipeline.attempts[index]
        let took =
          attempt.startedAt.flatMap { start in attempt.endedAt.map { ShownTime.span(from: start, to: $0) } } ?? ""
        let since = (attempt.endedAt ?? attempt.startedAt).map(ShownTime.text) ?? ""
        table.add([
          .init("\(view.graph.cells[Int(attempt.cell)])", .bold), .init("#\(attempt.ordinal)"),
          .init(Badge(attempt.state)),
          .init("run \(attempt.run)"), .init(attempt.external?.description ?? ""), .init(since), .init(took),
          .init(bound.contains(Int32(index)) ? "" : "superseded", .dim),
        ])
      }
      return table.text(coloured: coloured)
    }
  }
#endif
