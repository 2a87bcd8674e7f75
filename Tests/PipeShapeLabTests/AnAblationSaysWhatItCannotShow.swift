import Testing

@testable import PipeShapeLab

@Suite struct AnAblationSaysWhatItCannotShow {
  private func view(_ operation: OperationName, samples: Int) -> AblationView {
    let ratio = Figure(
      series: Ablation.name(without: "one"), quantity: operation.rawValue, unit: .ratio, label: "ratio",
      value: Interval(exactly: 2), samples: samples)
    return AblationView(
      layout: "normalized", baseline: "normalized", result: StepResult(figures: [ratio], samples: ""), between: nil)
  }

  @Test func anIndexMayBeThereForAnOperationWithFewSamples() {
    #expect(view(.rerunWhole, samples: 29).unranked == [.rerunWhole])
    #expect(view(.rerunWhole, samples: 30).unranked == [])
    #expect(view(.rerunWhole, samples: 29).idle == ["one"] && view(.rerunWhole, samples: 30).idle == [])
  }

  /// Settling has one sample a round: that is told once, and not of every layout.
  @Test func butNoneIsThereForSettling() {
    #expect(view(.settling, samples: 8).unranked == [])
    let section = Ablation(.quick(), layouts: ["normalized"]).section([:])
    guard case .paragraph(let text) = section.blocks.first else {
      Issue.record("the section begins with what it shows")
      return
    }
    #expect(text.contains("What an index adds to checkpoints is not shown"))
  }
}
