extension Concurrency {
  /// Losses, rates and latencies of every form, by writers.
  public func section(_ results: [String: StepResult]) -> ReportSection {
    var section = ReportSection(
      title,
      [
        .paragraph(
          "Writers change different cells of the same documents, \(Self.readers) readers beside them. Every acknowledged change must be there at the end: one that is not is a lost update, and where a form that must keep every change loses one, the chapter has no figures. The plain forms work on documents of their own, past every store, and no store can write so; the lines “store” are the layouts through the port, and “again” is the first of them once more, in stores of its own: what these two differ by is noise, and so is a difference of others that is no larger. A client may be interrupted between its read and its write, so it yields there."
        ),
        .paragraph(
          "Stores hold the same pipelines for every layout and every number of writers, each with a target for each of the most writers; a change sets one field of the payload of a running attempt, to a value as long as the one before, and no field is set twice. A repeat has as many changes as took about a second in the last one, a multiple of \(Self.unit) of each writer, so that what must be there at the end is known before it begins; through the port there are at most \(NumberText.count(ContendedPipelines.most(pipelines))) of each writer, and a repeat that is through with them sooner is shorter. A rate is all acknowledged changes by the time from the first writer's beginning to the last one's end; a repeat in which a writer began after a tenth of that time has none. Rates and losses are sums over repeats, brackets hold the 95 % interval over repeats. Of the latencies of a repeat \(NumberText.count(Self.kept)) of each kind are kept, evenly. Reads count where they began and ended while all writers wrote. Retries of a store are those of all its sessions, by its own counter. Several processes are as many connections; tasks of one process share a store, and on SQLite its single writer."
        ),
        .table(formTable),
      ])
    if !filling.isEmpty { section.blocks.append(.facts(filling)) }
    section.blocks += statements(results).map { .statement($0) }
    for place in Contention.Place.allCases {
      let measured = writerCounts.compactMap { writers in
        results[Self.step(place, writers)].map { (writers, $0) }
      }
      guard !measured.isEmpty else { continue }
      section.blocks += [.heading("Writers are \(place.rawValue)"), .table(table(measured))]
      let late = measured.flatMap { writers, result in
        result.facts.filter { $0.name.utf8.starts(with: "no rate of ".utf8) }.map {
          Fact("\($0.name), \(writers) writers", $0.value)
        }
      }
      if !late.isEmpty { section.blocks.append(.facts(late)) }
      section.blocks.append(.plots([Quantity.rate, .write].map { plot($0, measured) }))
      section.blocks.append(.folded("Latencies, \(place.rawValue)", [.table(latencies(measured))]))
      let settings = (measured.first?.1.facts ?? []).filter { $0.name.utf8.starts(with: "setting of ".utf8) }
      section.blocks.append(.folded("Settings, \(place.rawValue)", [.facts(settings)]))
    }
    return section
  }

  private var formTable: TextTable {
    var table = TextTable(["form", "what it runs", "must keep every change"], leftColumns: 3)
    for form in forms { table.add([form.name, form.statements, form.isSafe ? "yes" : "no"]) }
    return table
  }

  private func figure(_ quantity: Quantity, _ form: WriteForm, _ result: StepResult, _ label: String = "mean")
    -> Figure?
  {
    result.figure(quantity.rawValue, of: form.name, label: label)
  }

  private func table(_ measured: [(writers: Int, result: StepResult)]) -> TextTable {
    let columns: [Quantity] = [.lost, .rate, .retries, .deadlocks, .failures]
    var table = TextTable(["form", "writers"] + columns.map(\.rawValue), leftColumns: 1, groups: true)
    for form in forms {
      for (writers, result) in measured {
        guard figure(.lost, form, result) != nil else { continue }
        table.add([form.name, "\(writers)"] + columns.map { figure($0, form, result)?.text ?? "–" })
      }
    }
    return table
  }

  private func latencies(_ measured: [(writers: Int, result: StepResult)]) -> TextTable {
    var table = TextTable(
      ["form", "writers", "change p50", "p90", "p99", "read p50", "p90", "p99"], leftColumns: 1, groups: true)
    for form in forms {
      for (writers, result) in measured where figure(.write, form, result, "p50") != nil {
        table.add(
          [form.name, "\(writers)"]
            + [Quantity.write, .read].flatMap { quantity in
              ["p50", "p90", "p99"].map { figure(quantity, form, result, $0)?.text ?? "–" }
            })
      }
    }
    return table
  }

  private func plot(_ quantity: Quantity, _ measured: [(writers: Int, result: StepResult)]) -> LinePlot {
    let label = quantity == .write ? "p90" : "mean"
    let lines = forms.map { form in
      LinePlot.Line(
        form.name,
        points: measured.compactMap { writers, result in
          figure(quantity, form, result, label).map { LinePlot.Point(Double(writers), $0.value) }
        })
    }
    return LinePlot(
      quantity == .write ? "change, 90th percentile" : quantity.rawValue, xTitle: "writers",
      unit: quantity == .write ? .nanoseconds : .perSecond, lines: lines.filter { !$0.points.isEmpty })
  }

  /// What the invariant found: unsafe forms that lose or could, and safe ones that do not.
  private func statements(_ results: [String: StepResult]) -> [String] {
    forms.compactMap { form -> String? in
      let found = results.values.compactMap { figure(.lost, form, $0) }
      guard let worst = found.max(by: { $0.value.estimate < $1.value.estimate }) else { return nil }
      let changes = NumberText.count(found.reduce(0) { $0 + $1.samples })
      let most = "\(worst.text) of 1,000 acknowledged changes with \(PlotAxis.plain(worst.x ?? 0)) writers"
      switch (form.isSafe, worst.value.estimate > 0) {
      case (false, true): return "\(form.name) loses updates: up to \(most)"
      case (false, false):
        return "\(form.name) can lose updates, but this trial could not show it in \(changes) changes"
      // The chapter fails then, with the reason that `failure` gives.
      case (true, true): return nil
      case (true, false): return "\(form.name) lost none of \(changes) acknowledged changes"
      }
    }
  }
}
