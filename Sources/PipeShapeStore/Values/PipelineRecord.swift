public import PipeShape

/// Which pipelines are asked for.
public enum PipelineScope: Hashable, Sendable {
  /// Every pipeline.
  case all
  /// Those of a project's events.
  case project(ProjectID)
  /// Those of an event.
  case event(EventID)
  /// Those of every event at a commit, in one project or in all.
  case commit(Commit, project: ProjectID?)
}

/// One pipeline of a list.
public struct PipelineRecord: Hashable, Sendable {
  /// The pipeline.
  public var id: PipelineID
  /// Its event.
  public var event: EventID
  /// The project of the event.
  public var project: ProjectID
  /// The number of its head run.
  public var head: Int
  /// Whether its head has ended.
  public var hasEnded: Bool

  /// Describes an entry of a list.
  public init(id: PipelineID, event: EventID, project: ProjectID, head: Int, hasEnded: Bool) {
    self.id = id
    self.event = event
    self.project = project
    self.head = head
    self.hasEnded = hasEnded
  }
}

/// Where a pipeline, and so each of its steps, comes from.
public struct PipelineOrigin: Hashable, Sendable {
  /// The event that set it off.
  public var event: Event
  /// The project of the event.
  public var project: Project

  /// Pairs an event with its project.
  public init(event: Event, project: Project) {
    self.event = event
    self.project = project
  }
}

/// How much a store holds.
public struct StoreCounts: Hashable, Sendable {
  /// The number of projects, events, pipelines, runs and distinct attempts.
  public var projects, events, pipelines, runs, attempts: Int
  /// The number of stored copies of attempts: more than `attempts` where a layout duplicates shared ones.
  public var attemptCopies: Int

  /// Counts nothing.
  public init(
    projects: Int = 0, events: Int = 0, pipelines: Int = 0, runs: Int = 0, attempts: Int = 0, attemptCopies: Int = 0
  ) {
    self.projects = projects
    self.events = events
    self.pipelines = pipelines
    self.runs = runs
    self.attempts = attempts
    self.attemptCopies = attemptCopies
  }
}
