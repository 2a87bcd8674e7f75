import PipeShape

/// What a doctor found in a whole store.
public struct Diagnosis: Hashable, Sendable {
  /// How many pipelines were checked.
  public var pipelines = 0
  /// The findings: those of the engine first, then by pipeline.
  public var findings: [Finding] = []
  /// How many findings were left out because there were too many.
  public var omitted = 0

  /// Begins with nothing.
  public init() {}

  /// Whether every rule is kept.
  public var isClean: Bool { findings.isEmpty && omitted == 0 }

  mutating func add(_ found: [Finding], limit: Int) {
    let taken = found.prefix(max(0, limit - findings.count))
    findings += taken
    omitted += found.count - taken.count
  }
}

extension Store {
  /// Checks every rule that a store keeps, and changes nothing.
  ///
  /// First the engine looks at its own file, then all pipelines are read page by page. A page is one snapshot and the
  /// walk is not: pipelines made or removed meanwhile are checked or not, whole ones, and writers do not wait.
  /// - Parameters:
  ///   - pageSize: how many pipelines are checked in one session.
  ///   - maximumFindings: more than these are only counted.
  ///   - progress: called after each page with the number of pipelines checked so far.
  /// - Throws: what a read session throws, except `corrupt`, which is a finding.
  /// - Complexity: reads everything; where an attempt is stored several times, every copy.
  public func doctor(
    pageSize: Int = 64, maximumFindings: Int = 1000, progress: (Int) -> Void = { _ in }
  ) async throws(StoreError) -> Diagnosis {
    var diagnosis = Diagnosis()
    do throws(StoreError) { diagnosis.add(try await engineFindings(), limit: maximumFindings) } catch {
      diagnosis.add([try Finding(unreadable: error, of: nil)], limit: maximumFindings)
    }
    var page = Page<PipelineID>(limit: max(1, pageSize))
    while true {
      let found: FindingsPage
      do throws(StoreError) {
        found = try await read { [page] (session) throws(StoreError) in try session.findings(page: page) }
      } catch {
        // The list of pipelines itself is damaged: what follows cannot be reached.
        let place = page.after.map { "pipelines after \($0.raw)" } ?? "pipelines"
        var finding = try Finding(unreadable: error, of: nil)
        finding.message = "\(place) cannot be listed: \(finding.message)"
        diagnosis.add([finding], limit: maximumFindings)
        return diagnosis
      }
      diagnosis.pipelines += found.checked
      diagnosis.add(found.findings, limit: maximumFindings)
      progress(diagnosis.pipelines)
      guard let last = found.last else { return diagnosis }
      page.after = last
    }
  }

  /// Nothing: for stores without an engine that could check itself.
  public func engineFindings() async throws(StoreError) -> [Finding] { [] }
}
