public import PipeShape
public import PipeShapeStore

/// What a command of a scenario, or a rerun of a document, answers: one line of JSON.
public struct Answer: Sendable {
  /// The physical line of the command, from 1; nil outside of scenarios.
  public var line: Int?
  /// Why the command was refused; nil if it was not.
  public var error: DocumentError?
  /// Whether the attempt had ended otherwise.
  public var isLate = false
  /// Whether the attempt had ended just so.
  public var isUnchanged = false
  /// The ordinal of the newer attempt that a late result met.
  public var newer: Int32?
  /// The binding shown, the number of the head, and what names the cells; nil where there is no pipeline.
  public var view: View?
  /// What a rerun did or would do.
  public var outcome: RerunOutcome?

  /// The state of the pipeline after the command.
  public struct View: Sendable {
    /// The number of the head.
    public var run: Int32
    /// Steps, edges and cells.
    public var graph: PipelineGraph
    /// The attempts of the run that is shown, by cell position.
    public var ordinals: [Int32]
    /// The binding that is shown.
    public var binding: Head

    /// Shows a run of a pipeline whose head has that number.
    public init(_ view: RunView, head: Int32) {
      run = head
      graph = view.graph
      ordinals = view.attempts.map(\.ordinal)
      binding = view.head
    }
  }

  /// An answer without anything but its line.
  public init(line: Int? = nil, error: DocumentError? = nil, view: View? = nil, outcome: RerunOutcome? = nil) {
    self.line = line
    self.error = error
    self.view = view
    self.outcome = outcome
  }

  /// Whether the command was carried out.
  public var isOK: Bool { error == nil }
}
