#if CommandLine && PostgreSQL
  extension ServiceDatabase {
    /// A build from dist-git in a group and a row of its own, all of one number.
    static func build(_ id: Int, event: Int, _ target: String, _ name: String) -> [String] {
      [
        """
        INSERT INTO koji_build_targets (id, status, target, task_id, nvr, scratch, koji_build_group_id)
        VALUES (\(id), 'success', '\(target)', '9\(id)', '\(name)', false, \(id))
        """,
        """
        INSERT INTO pipelines (id, datetime, project_event_id, koji_build_group_id)
        VALUES (\(id), '2026-01-10', \(event), \(id))
        """,
      ]
    }

    /// An update in a group and a row of its own, all of one number.
    static func update(_ id: Int, event: Int, _ target: String, _ names: String) -> [String] {
      [
        """
        INSERT INTO bodhi_update_targets (id, status, target, alias, koji_nvrs, bodhi_update_group_id)
        VALUES (\(id), 'success', '\(target)', 'FEDORA-\(id)', '\(names)', \(id))
        """,
        """
        INSERT INTO pipelines (id, datetime, project_event_id, bodhi_update_group_id)
        VALUES (\(id), '2026-01-11', \(event), \(id))
        """,
      ]
    }
  }
#endif
