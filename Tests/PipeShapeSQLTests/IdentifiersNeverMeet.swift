import PipeShapeLayouts
import Testing

/// Names of tables and columns are derived: harmless in every engine, and two never meet.
@Suite struct IdentifiersNeverMeet {
  @Test func plainNamesStayAsTheyAre() {
    #expect(Identifier.derived(["copr_build"], prefix: "payload_") == "payload_copr_build")
    #expect(Identifier.derived(["owner", "mail"]) == "owner__mail")
  }

  @Test func otherNamesStayApart() {
    let long = String(repeating: "a", count: 80)
    let paths: [[String]] = [
      ["a_b", "c"], ["a", "b_c"], ["a", "b", "c"], ["a__b", "c"], ["a_", "b"], ["a", "_b"], ["A"], ["a"], ["ä"], ["ö"],
      ["a\u{308}"], [""], ["_"], ["__"], ["a b"], ["a-b"], ["a\"b"], ["a", ""], [long], [long + "b"], [long, "b"],
      ["other"], ["Other"], ["1"], ["select"],
    ]
    var seen: [String: [String]] = [:]
    for path in paths {
      for suffix in ["", "_"] {
        let name = Identifier.derived(path, prefix: "p_", suffix: suffix, avoiding: ["p_other"])
        #expect(name.utf8.count <= 63)
        #expect(name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 95 })
        #expect(seen.updateValue(path, forKey: name) == nil, "\(path) and \(seen[name] ?? [])")
      }
    }
    #expect(seen["p_other"] == nil)
  }
}
