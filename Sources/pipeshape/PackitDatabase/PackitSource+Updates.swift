#if CommandLine && PostgreSQL && Packit
  import PipeShapePackit

  extension PackitSource {
    /// Which pipelines belong together since an update of one ships a Koji build of another, for what follows.
    ///
    /// An update knows names of builds, and a name has the package, its version and the branch. Rows of one commit of one
    /// project are joined, or of one event where no commit is known, however far apart they are; a build of another commit is
    /// not, since a pipeline has one event. Gives `shipped`, the names of all updates with the builds that have them, and
    /// `joined`, the greater part that a part of a pipeline is of. A source package is a part, by its id below zero, and so is
    /// a row without one, by its own. All parts of one name are linked to the least of them, and recursion goes only from one
    /// of these to others by parts that have several names: thousands of rows of one name are no more work than as many rows.
    static let updates = """
      WITH RECURSIVE shipped AS (
        SELECT DISTINCT u.id AS update, u.bodhi_update_group_id AS updates, n.name, k.id AS build,
          k.koji_build_group_id AS builds
        FROM bodhi_update_targets AS u
        CROSS JOIN unnest(string_to_array(u.koji_nvrs, ' ')) AS n (name)
        LEFT JOIN koji_build_targets AS k ON k.nvr = n.name AND k.scratch IS NOT TRUE
        WHERE n.name <> ''
      ), places AS (
        SELECT \(part) AS part, p.project_event_id AS event, s.name, true AS builds
        FROM shipped AS s JOIN pipelines AS p ON p.koji_build_group_id = s.builds
        UNION
        SELECT \(part), p.project_event_id, s.name, false
        FROM shipped AS s JOIN pipelines AS p ON p.bodhi_update_group_id = s.updates WHERE s.build IS NOT NULL
      ), commits AS (
        SELECT e.id AS event,
          coalesce(coalesce(pr.project_id, b.project_id, r.project_id, i.project_id, k.project_id)
            || ' ' || nullif(e.commit_sha, ''), 'event ' || e.id) AS commit
        FROM project_events AS e
        \(PackitEvent.objects(["pr", "b", "r", "i", "k"], by: "event_id"))
        WHERE e.id IN (SELECT event FROM places)
      ), met AS (
        SELECT p.part, min(p.part) OVER named AS least, max(p.part) OVER named AS greatest,
          bool_or(p.builds) OVER named AND NOT bool_and(p.builds) OVER named AS is_shipped
        FROM places AS p JOIN commits AS c ON c.event = p.event WINDOW named AS (PARTITION BY c.commit, p.name)
      ), links AS (
        SELECT DISTINCT part, least FROM met WHERE is_shipped AND least <> greatest
      ), sides AS (
        SELECT a.least AS one, b.least AS other FROM links AS a JOIN links AS b ON b.part = a.part
        WHERE a.least <> b.least
      ), reached AS (
        SELECT least AS one, least AS other FROM links
        UNION
        SELECT r.one, s.other FROM reached AS r JOIN sides AS s ON s.one = r.other
      ), joined AS (
        SELECT l.part, min(r.other) AS whole FROM links AS l JOIN reached AS r ON r.one = l.least GROUP BY l.part
      )
      """

    /// The part of a pipeline that a row is of.
    static let part = "coalesce(-p.srpm_build_id, p.id)"

    /// What the updates of a group ship, to be joined to rows as `s`: update, build and name of each, with blanks between.
    static let shipped = """
      (SELECT updates, string_agg(concat(update, ':', build, ':', name), ' ') AS list FROM shipped GROUP BY updates)
      """
  }
#endif
