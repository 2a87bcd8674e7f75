#if PostgreSQL
  import PipeShapeLab
  import PipeShapeStore

  /// What a server lets a comparison see and do; what is missing is told, and the rest is done all the same.
  struct ServerAbilities: Sendable {
    /// Where the functions of an extension are; nil where it is not there.
    var tuples: String?, log: String?, statements: String?
    /// Whether counters can be asked for before their second is over.
    var tellsAtOnce = false
    /// Whether a checkpoint may be made.
    var checkpoints = true
    private(set) var facts: [Fact] = []

    /// Tries everything once.
    ///
    /// - Parameter mayExtend: whether extensions may be made: in a server of one's own.
    init(of session: TrialSession, mayExtend: Bool) throws(StoreError) {
      tellsAtOnce = session.version >= 150_000
      if !tellsAtOnce {
        facts.append(Fact("counters of rows, buffers and the log", "none: before version 15 they come a second late"))
      }
      tuples = add("pgstattuple", "dead rows and free space in pages", session, mayExtend)
      log = add("pg_walinspect", "bytes of full-page images in the log", session, mayExtend)
      statements = add("pg_stat_statements", "the server's time in statements", session, mayExtend)
      do throws(StoreError) { try session.run("CHECKPOINT") } catch {
        checkpoints = false
        facts.append(Fact("checkpoints before rounds", "none: \(error.message)"))
      }
    }

    private mutating func add(
      _ name: String, _ use: String, _ session: TrialSession, _ mayExtend: Bool
    ) -> String? {
      do throws(StoreError) {
        if mayExtend { try session.run("CREATE EXTENSION IF NOT EXISTS \(name)") }
        let found = try session.run(
          "SELECT n.nspname FROM pg_extension AS e JOIN pg_namespace AS n ON n.oid = e.extnamespace WHERE e.extname = $1",
          [name])
        guard let schema = found.first?.first ?? nil else {
          facts.append(Fact(name, "not there, so nothing is known of \(use)"))
          return nil
        }
        if name == "pg_stat_statements" {
          // Without its library loaded at the start it is there and answers nothing; and what looks on is not counted.
          try session.run("SELECT count(*) FROM \(TrialSession.quoted(schema)).pg_stat_statements(false)")
          try session.run("SET pg_stat_statements.track = none")
        }
        facts.append(Fact(name, "tells \(use)"))
        return TrialSession.quoted(schema)
      } catch {
        facts.append(Fact(name, "cannot be had, so nothing is known of \(use): \(error.message)"))
        return nil
      }
    }
  }
#endif
