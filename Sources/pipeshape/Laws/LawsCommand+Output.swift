#if CommandLine
  import PipeShapeJSON
  import PipeShapeLaws

  extension LawsCommand {
    /// Prints a report of laws.
    ///
    /// - Throws: a failed check where a law is broken or a label too rare.
    func show(_ report: LawReport) throws(Failure) {
      if json {
        let laws = report.laws.map { line -> JSONValue in
          ["law": .string(line.law.id), "title": .string(line.law.title), "cases": .integer(Int64(line.cases))]
        }
        let coverage = report.coverage.map { label -> JSONValue in
          [
            "family": .string(label.family), "label": .string(label.label), "hits": .integer(Int64(label.hits)),
            "cases": .integer(Int64(label.cases)), "required": .real(label.required),
          ]
        }
        write([
          "ok": .bool(report.isClean), "laws": .array(laws), "coverage": .array(coverage),
          "violations": .array(report.violations.map(Self.json)),
        ])
      } else {
        Console.write("\(report)\n")
      }
      guard report.isClean else { throw failed("a law is broken, or a label is too rare") }
    }

    /// Prints which planted bugs were caught.
    ///
    /// - Throws: a failed check where one survived.
    func show(_ report: MutantReport) throws(Failure) {
      if json {
        let mutants = report.lines.map { line -> JSONValue in
          [
            "mutant": .string(line.mutant), "killers": .array(line.killers.map { .string($0.id) }),
            "choices": .integer(Int64(line.violation?.choices.count ?? 0)),
          ]
        }
        write([
          "ok": .bool(report.isClean), "mutants": .array(mutants), "control": .array(report.control.map(Self.json)),
        ])
      } else {
        Console.write("\(report)\n\(report.lines.count - report.survivors.count) of \(report.lines.count) killed\n")
      }
      guard report.isClean else { throw failed("a planted bug survived, or the control found one where none is") }
    }

    /// Prints what a replayed case gave.
    ///
    /// - Throws: a failed check where it still breaks a law.
    func show(_ violation: LawViolation?) throws(Failure) {
      if json {
        write(["ok": .bool(violation == nil), "violations": .array(violation.map { [Self.json($0)] } ?? [])])
      } else {
        Console.write(violation.map { "\($0)\n" } ?? "no law is broken\n")
      }
      if violation != nil { throw failed("a law is broken") }
    }

    private func write(_ value: JSONValue) { Console.write(value.text() + "\n") }

    /// Standard output has told everything already.
    private func failed(_ text: String) -> Failure { Failure(lines: ["pipeshape: error: \(text)"]) }

    private static func json(_ violation: LawViolation) -> JSONValue {
      [
        "law": .string(violation.law.id), "message": .string(violation.message),
        "seed": .string(String(violation.seed)), "case": .integer(Int64(violation.caseNumber)),
        "steps": .array(violation.steps.map { .string($0) }), "replay": .string(violation.replayLine),
      ]
    }
  }
#endif
