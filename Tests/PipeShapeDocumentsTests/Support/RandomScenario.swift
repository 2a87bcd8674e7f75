/// A small repeatable source of choices.
struct Choices {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// A number below a bound.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ mixed >> 31) % UInt64(bound))
  }

  mutating func one<Value>(of values: [Value]) -> Value { values[below(values.count)] }
}

/// A random pipeline with random commands, most of which make sense.
struct RandomScenario {
  private(set) var document = ""
  private(set) var commands: [String] = []
  private var choices: Choices
  private var cells: [String] = []
  private var steps: [String] = []

  init(seed: UInt64, commands count: Int = 25) {
    choices = Choices(seed: seed)
    makeDocument()
    for _ in 0..<count { commands.append(command()) }
  }

  var text: String { ([document] + commands).joined(separator: "\n") }

  private mutating func makeDocument() {
    var list: [String] = []
    var spread: [Bool] = []
    for index in 0..<(1 + choices.below(5)) {
      let key = "s\(index)"
      let isSpread = choices.below(3) > 0
      let targets = isSpread ? (choices.below(2) == 0 ? ["x", "y"] : ["x", "y", "y:i"]) : ["."]
      steps.append(key)
      spread.append(isSpread)
      let members = targets.map { target -> String in
        let parts = target.split(separator: ":")
        let identifier = parts.count > 1 ? #","identifier":"\#(parts[1])""# : ""
        cells.append(#"{"step":"\#(key)","target":"\#(parts[0])"\#(identifier)}"#)
        return #"{"name":"\#(parts[0])"\#(identifier)}"#
      }
      list.append(#"{"key":"\#(key)","kind":"k\#(index % 2)","targets":[\#(members.joined(separator: ","))]}"#)
    }
    var edges: [String] = []
    for to in steps.indices {
      for from in 0..<to where choices.below(5) < 3 {
        let binding = spread[from] && spread[to] && choices.below(4) > 0 ? "each" : "all"
        edges.append(#"{"from":"s\#(from)","to":"s\#(to)","binding":"\#(binding)"}"#)
      }
    }
    document =
      #"{"format":"pipeshape/pipeline/1","steps":[\#(list.joined(separator: ","))],"edges":[\#(edges.joined(separator: ","))]}"#
  }

  private mutating func subject() -> String {
    let attempt = choices.below(6) == 0 ? #","attempt":\#(1 + choices.below(3))"# : ""
    if choices.below(5) == 0 { return #""external":{"system":"copr","id":"\#(choices.below(2))"}"# + attempt }
    return #""cell":\#(choices.one(of: cells))"# + attempt
  }

  private mutating func selection() -> String {
    let step = choices.one(of: steps)
    return choices.one(of: [
      "failed", "all", step, "\(step)[x]", "from-failure", "unfinished", "none", "target(y)", "identifier(i)",
      "kind(k1)",
      "roots(\(step)+)", "not \(step)", "1+\(step)", "status(skipped)", "(", "\(step)[y:i] or failed",
    ])
  }

  private mutating func command() -> String {
    switch choices.below(14) {
    case 0...2: return #"{"op":"start",\#(subject())}"#
    case 3...6:
      let state = choices.one(of: ["succeeded", "succeeded", "succeeded", "failed", "error", "cancelled", "skipped"])
      let payload = choices.below(4) == 0 ? #","digest":"d","payload":{"log":"é","n":[1,2.5,null]}"# : ""
      return #"{"op":"finish",\#(subject()),"state":"\#(state)"\#(payload)}"#
    case 7, 11, 12:
      return
        #"{"op":"attach","cell":\#(choices.one(of: cells)),"external":{"system":"copr","id":"\#(choices.below(2))"}}"#
    case 8 where choices.below(3) == 0:
      return
        #"{"op":"rerun","select":"\#(choices.one(of: ["failed or s0", "failed or s0", "all"]))","request":"again"}"#
    case 8, 9, 10:
      let upstream = choices.below(3) == 0 ? #","upstream":"repair""# : ""
      let exact = choices.below(4) == 0 ? #","exact":true"# : ""
      let request = choices.below(4) == 0 ? #","request":"r\#(choices.below(3))""# : ""
      let token = [#","token":{"line":\#(2 + choices.below(10))}"#, #","token":"0""#, "", "", "", "", ""][
        choices.below(7)]
      return #"{"op":"rerun","select":"\#(selection())"\#(upstream)\#(exact)\#(request)\#(token)}"#
    default:
      return choices.below(3) == 0
        ? #"{"op":"show","run":\#(1 + choices.below(3))}"#
        : #"{"op":"preview","select":"\#(selection())","exact":\#(choices.below(3) == 0)}"#
    }
  }
}
