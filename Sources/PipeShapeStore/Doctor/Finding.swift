public import PipeShape

/// Something that a store holds although no history of calls leads there.
public struct Finding: Hashable, Sendable, CustomStringConvertible {
  /// Which rule is broken.
  public struct Rule: Hashable, Sendable, CustomStringConvertible {
    private enum Base {
      case integrity, reference, schema, unreadable, event, project, runs, head, history, pendingBehindBadEnd,
        invariant, ended, request, copies, lookup, rows
    }
    private let base: Base
    private init(_ base: Base) { self.base = base }

    /// The engine finds its own file in order: pages, keys, indexes, types of columns.
    public static let integrity = Self(.integrity)
    /// Every row that refers to another finds it.
    public static let reference = Self(.reference)
    /// The tables and indexes of the layout are there.
    public static let schema = Self(.schema)
    /// What is stored can be decoded.
    public static let unreadable = Self(.unreadable)
    /// The event of a pipeline is there.
    public static let event = Self(.event)
    /// The project of a pipeline is that of its event.
    public static let project = Self(.project)
    /// Runs are numbered from 1 without gaps.
    public static let runs = Self(.runs)
    /// The head is the newest run.
    public static let head = Self(.head)
    /// Runs and attempts are a history: the core restores the pipeline.
    public static let history = Self(.history)
    /// No pending attempt stands behind a bad end.
    public static let pendingBehindBadEnd = Self(.pendingBehindBadEnd)
    /// Every further invariant that the core can state about a pipeline.
    public static let invariant = Self(.invariant)
    /// When a pipeline ended is not noted, or exactly what its history says.
    public static let ended = Self(.ended)
    /// The outcome of a request can be decoded, and its run is there.
    public static let request = Self(.request)
    /// All copies of an attempt are equal.
    public static let copies = Self(.copies)
    /// The rows that things are looked up by say what they are looked up for.
    public static let lookup = Self(.lookup)
    /// Rows of a layout say what the graph and the history say.
    public static let rows = Self(.rows)

    /// The rule's name.
    public var description: String { "\(base)" }
  }

  /// Which rule is broken.
  public var rule: Rule
  /// The pipeline; nil where the finding is about the whole store.
  public var pipeline: PipelineID?
  /// What is wrong, where, and what to do.
  public var message: String

  /// Describes a finding.
  public init(_ rule: Rule, of pipeline: PipelineID? = nil, _ message: String) {
    self.rule = rule
    self.pipeline = pipeline
    self.message = message
  }

  /// The rule, the pipeline and the message.
  public var description: String { "\(rule): \(pipeline.map { "pipeline \($0.raw): " } ?? "")\(message)" }
}

/// What checking a page of pipelines found.
public struct FindingsPage: Hashable, Sendable {
  /// The findings, in the order of the pipelines.
  public var findings: [Finding]
  /// How many pipelines were checked.
  public var checked: Int
  /// The pipeline checked last, after which the next page begins; nil where none is left.
  public var last: PipelineID?

  /// Describes a page.
  public init(_ findings: [Finding] = [], checked: Int, last: PipelineID?) {
    self.findings = findings
    self.checked = checked
    self.last = last
  }
}
