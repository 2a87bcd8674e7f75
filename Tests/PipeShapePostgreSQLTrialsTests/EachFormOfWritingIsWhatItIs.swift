#if PostgreSQL
  import Foundation
  import PipeShapeLab
  import PipeShapeStore
  import Synchronization
  import Testing

  @testable import PipeShapePostgreSQLTrials

  /// The server of all tests of the process; where none is installed there is nothing to see.
  enum TrialServer {
    static let isThere = ThrowAwayServer.programs != nil

    private static let started = Task { () -> Result<MeasuredServer, StoreError> in
      do throws(StoreError) { return .success(try await MeasuredServer.start(address: nil, keepsSchemas: false)) } catch
      {
        return .failure(error)
      }
    }

    static func get() async throws -> MeasuredServer { try await started.value.get() }
  }

  /// Another writer comes between the read and the write of the first, at the same document.
  @Suite(.serialized, .enabled(if: TrialServer.isThere)) struct EachFormOfWritingIsWhatItIs {
    private final class Found: Sendable {
      struct State {
        var tally = ContentionTally()
        var refused: [Int: StoreError] = [:]
      }
      let state = Mutex(State())
    }

    /// What two writers were acknowledged, and what is there: the second one writes while the first one thinks.
    private func meet(_ form: DocumentForm) async throws -> (refused: [Int: StoreError], lost: Int) {
      let server = try await TrialServer.get()
      let schema = server.schema(for: "meet-\(form)")
      try ContendedDocuments.make(server.address, schema)
      let found = Found()
      let address = server.address
      let writer = { @Sendable (writer: Int, thinking: @Sendable () -> Void) in
        do throws(StoreError) {
          let session = try TrialSession(address, schema: schema)
          do throws(StoreError) {
            try form.change(0, of: writer, on: session, thinking: thinking)
            found.state.withLock { $0.tally.acknowledged["0/\(writer)", default: 0] += 1 }
          } catch {
            if session.isInTransaction { try session.run("ROLLBACK") }
            throw error
          }
        } catch { found.state.withLock { $0.refused[writer] = error } }
      }
      let second = DispatchSemaphore(value: 0)
      await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
        Thread.detachNewThread {
          writer(0) {
            Thread.detachNewThread {
              writer(1) {}
              second.signal()
            }
            // One that has to wait for the first goes on when that one is done.
            _ = second.wait(timeout: .now() + .milliseconds(300))
          }
          Thread.sleep(forTimeInterval: 0.3)
          done.resume()
        }
      }
      var state = found.state.withLock { $0 }
      state.tally.present = try ContendedDocuments.counters(server.address, schema)
      return (state.refused, state.tally.lost)
    }

    @Test func theNaiveFormLosesTheOtherWritersChange() async throws {
      let found = try await meet(.naive)
      #expect(found.refused.isEmpty && found.lost == 1)
    }

    @Test func aLockBeforeTheReadKeepsTheOtherOut() async throws {
      let found = try await meet(.locked)
      #expect(found.refused.isEmpty && found.lost == 0)
    }

    @Test(arguments: [DocumentForm.repeatableRead, .serializable])
    func aSnapshotThatIsNotTheNewestCannotBeWrittenOn(form: DocumentForm) async throws {
      let found = try await meet(form)
      #expect(found.refused[0]?.code == .busy && found.refused[0]?.engineCode == "40001")
      #expect(found.refused[1] == nil && found.lost == 0)
    }

    /// After the wait for the row's lock the row is read again, and what the subquery had computed is not.
    ///
    /// So the change of whoever held the lock is written over. The same statement under REPEATABLE READ is refused, and one that derives
    /// the value from the row's own column keeps both.
    @Test(arguments: [
      (DocumentForm.subquery, 1, nil), (.ownColumn, 0, nil), (.repeatableSubquery, 0, "40001"),
      (.serializableColumn, 0, "40001"),
    ]) func aStatementThatWaitedForALock(form: DocumentForm, lost: Int, code: String?) async throws {
      let server = try await TrialServer.get()
      let (schema, address) = (server.schema(for: "wait-\(form)"), server.address)
      try ContendedDocuments.make(address, schema)
      let first = try TrialSession(address, schema: schema)
      try first.run("BEGIN")
      try DocumentForm.ownColumn.change(0, of: 0, on: first) {}
      let outcome = Mutex<Result<Void, StoreError>?>(nil)
      let waiting = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        let result = Result { () throws(StoreError) in
          try form.change(0, of: 1, on: try TrialSession(address, schema: schema)) {}
        }
        outcome.withLock { $0 = result }
        waiting.signal()
      }
      // Until the second one waits for the lock.
      let watcher = try TrialSession(address)
      for _ in 0..<500 {
        let held = try watcher.run(
          "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE $1",
          ["UPDATE contended%"])
        if held.first?[0] != "0" { break }
        try await Task.sleep(for: .milliseconds(5))
      }
      try first.run("COMMIT")
      await withCheckedContinuation { (done: CheckedContinuation<Void, Never>) in
        Thread.detachNewThread {
          waiting.wait()
          done.resume()
        }
      }
      var refusal: StoreError?
      if case .failure(let error) = outcome.withLock({ $0 }) { refusal = error }
      #expect(refusal?.engineCode == code)
      let counters = try ContendedDocuments.counters(address, schema)
      #expect(1 - (counters["0/0"] ?? 0) == lost, "\(counters)")
      #expect(counters["0/1"] == (code == nil ? 1 : 0))
    }

    @Test(arguments: DocumentForm.allCases)
    func everyFormCountsEveryChangeOfAWriterAlone(form: DocumentForm) async throws {
      let server = try await TrialServer.get()
      let forms = PostgreSQLWriteForms.all(
        address: server.address, schema: { server.schema(for: "\($0)-\(form)") }, clock: { 0 }
      ) { (_, _) throws(StoreError) in throw StoreError(.unsupported, "there are no processes here") }
      let tried = try #require(forms.first { $0.name == form.rawValue })
      let tally = try await tried.run(
        Contention(
          place: .tasks, writers: 1, readers: 1, changes: 30, pipelines: 1, width: 1, seed: 4, label: "alone"))
      #expect(tally.lost == 0 && tally.deadlocks == 0)
      #expect(tally.acknowledgements == 30 * form.documents(from: 0).count)
      #expect(tally.present.values.reduce(0, +) == tally.acknowledgements)
    }

    /// Writers that take locks in any order wait for each other; none of the changes is lost, since one of each two
    /// begins anew.
    @Test func deadlocksAreCountedAndLoseNothing() async throws {
      let server = try await TrialServer.get()
      let forms = PostgreSQLWriteForms.all(
        address: server.address, schema: { server.schema(for: "circle-\($0)") }, clock: { 0 }
      ) { (_, _) throws(StoreError) in throw StoreError(.unsupported, "there are no processes here") }
      let contention = { (label: String) in
        Contention(
          place: .tasks, writers: 6, readers: 0, changes: 60, pipelines: 1, width: 1, seed: 4, label: label)
      }
      let any = try #require(forms.first { $0.name == DocumentForm.anyOrder.rawValue })
      let ordered = try #require(forms.first { $0.name == DocumentForm.keyOrder.rawValue })
      let circles = try await any.run(contention("any"))
      #expect(circles.deadlocks > 0 && circles.retries >= circles.deadlocks && circles.lost == 0)
      let lines = try await ordered.run(contention("key"))
      #expect(lines.deadlocks == 0 && lines.lost == 0)
    }
  }
#endif
