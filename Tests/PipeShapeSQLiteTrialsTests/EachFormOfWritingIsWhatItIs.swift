#if SQLite
  import PipeShapeLab
  import PipeShapeStore
  import Testing

  @testable import PipeShapeSQLiteTrials

  /// Another writer comes between the read and the write of the first, at the same document.
  @Suite struct EachFormOfWritingIsWhatItIs {
    /// What each of two writers was acknowledged, and what is there.
    private func meet(_ form: DocumentForm) async throws -> (first: StoreError?, second: StoreError?, lost: Int) {
      let folder = try TrialFolder()
      let path = folder.file("a.db")
      try ContendedFile.make(path)
      let (one, two) = (try TrialConnection(path), try TrialConnection(path))
      for connection in [one, two] { connection.refuseToWait() }
      var tally = ContentionTally()
      var second: StoreError?
      var first: StoreError?
      do throws(StoreError) {
        try await form.change(0, of: 0, on: one) {
          do throws(StoreError) {
            try await form.change(0, of: 1, on: two) {}
            tally.acknowledged["0/1"] = 1
          } catch { second = error }
        }
        tally.acknowledged["0/0"] = 1
      } catch {
        first = error
        try one.run("ROLLBACK")
      }
      tally.present = try ContendedFile.counters(path)
      return (first, second, tally.lost)
    }

    @Test func theNaiveFormLosesTheOtherWritersChange() async throws {
      let found = try await meet(.naive)
      #expect(found.first == nil && found.second == nil)
      #expect(found.lost == 1)
    }

    @Test func aDeferredTransactionIsRefusedOnItsWayToWriting() async throws {
      let found = try await meet(.deferred)
      // SQLITE_BUSY_SNAPSHOT
      #expect(found.first?.code == .busy && found.first?.engineCode == "517")
      #expect(found.second == nil && found.lost == 0)
    }

    @Test func anImmediateTransactionKeepsTheOtherOut() async throws {
      let found = try await meet(.immediate)
      #expect(found.first == nil)
      #expect(found.second?.code == .busy && found.lost == 0)
    }

    @Test(arguments: [DocumentForm.subquery, .ownColumn])
    func oneStatementHasNoPlaceForAnother(form: DocumentForm) async throws {
      let folder = try TrialFolder()
      let path = folder.file("a.db")
      try ContendedFile.make(path)
      let (one, two) = (try TrialConnection(path), try TrialConnection(path))
      for connection in [one, two, one] { try await form.change(2, of: 3, on: connection) {} }
      #expect(try ContendedFile.counters(path)["2/3"] == 3)
    }

    @Test(arguments: DocumentForm.allCases) func everyFormCountsEveryChangeOfAWriterAlone(form: DocumentForm)
      async throws
    {
      let folder = try TrialFolder()
      let forms = SQLiteWriteForms.all(path: { folder.file("\($0).db") }, clock: { 0 }) { (_, _) throws(StoreError) in
        throw StoreError(.unsupported, "there are no processes here")
      }
      let tried = try #require(forms.first { $0.name == form.rawValue })
      let tally = try await tried.run(
        Contention(
          place: .tasks, writers: 1, readers: 1, changes: 30, pipelines: 1, width: 1, seed: 4, label: "alone"))
      #expect(tally.acknowledgements == 30 && tally.lost == 0)
      #expect(tally.present.values.reduce(0, +) == 30)
    }
  }
#endif
