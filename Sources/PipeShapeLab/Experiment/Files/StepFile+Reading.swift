import PipeShapeJSON

extension StepFile {
  /// Reads what was kept.
  ///
  /// - Throws: a fault with the reason for a text that is torn, foreign, or of another step.
  init(reading text: String, chapter: String, step: String) throws(Fault) {
    let value: JSONValue
    do throws(JSONError) { value = try JSONValue(parsing: text) } catch {
      throw Fault(reason: "line \(error.line), column \(error.column): \(error.message)")
    }
    guard value["format"]?.stringValue == Self.format else { throw Fault(reason: "it is no result of a step") }
    guard value["chapter"]?.stringValue == chapter, value["step"]?.stringValue == step else {
      throw Fault(reason: "it is the result of another step")
    }
    guard let fingerprint = Self.facts(value["fingerprint"]), let facts = Self.facts(value["facts"]),
      let seconds = value["seconds"]?.realValue, let bytes = value["raw"]?["bytes"]?.integerValue,
      let digest = value["raw"]?["digest"]?.stringValue, let members = value["figures"]?.arrayValue
    else { throw Fault(reason: "a member is missing or of another type") }
    var figures: [Figure] = []
    for member in members {
      guard let figure = Self.figure(member) else { throw Fault(reason: "a figure is incomplete") }
      figures.append(figure)
    }
    self.chapter = chapter
    self.step = step
    self.fingerprint = fingerprint
    self.seconds = seconds
    result = StepResult(figures: figures, facts: facts, samples: "")
    rawBytes = Int(bytes)
    rawDigest = digest
  }

  private static func facts(_ value: JSONValue?) -> [Fact]? {
    guard let members = value?.arrayValue else { return nil }
    let facts = members.compactMap { member in
      member["name"]?.stringValue.flatMap { name in member["value"]?.stringValue.map { Fact(name, $0) } }
    }
    return facts.count == members.count ? facts : nil
  }

  private static func figure(_ value: JSONValue) -> Figure? {
    guard let series = value["series"]?.stringValue, let quantity = value["quantity"]?.stringValue,
      let label = value["label"]?.stringValue, let unit = value["unit"]?.stringValue.flatMap(Figure.Unit.init),
      let samples = value["samples"]?.integerValue, let x = value["x"],
      let bounds = value["value"]?.arrayValue?.compactMap(number), bounds.count == 3
    else { return nil }
    return Figure(
      series: series, quantity: quantity, unit: unit, label: label, x: number(x),
      value: Interval(bounds[0], low: bounds[1], high: bounds[2]), samples: Int(samples))
  }

  private static func number(_ value: JSONValue) -> Double? {
    switch value.stringValue {
    case "inf": .infinity
    case "-inf": -.infinity
    case "nan": .nan
    default: value.realValue
    }
  }
}
