/// Why steps and edges do not form a pipeline.
public struct GraphError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What kind of fault it is.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    private enum Base {
      case cycle, unknownStep, duplicateStep, duplicateTarget, noTargets, emptyName, unknownTarget,
        bindsNothing, duplicateEdge, notOneSource, limit, badEdge
    }
    private let base: Base
    private init(_ base: Base) { self.base = base }

    /// Steps that wait for one another; the message names them all.
    public static let cycle = Self(.cycle)
    /// An edge to or from a step that does not exist.
    public static let unknownStep = Self(.unknownStep)
    /// Two steps of one key.
    public static let duplicateStep = Self(.duplicateStep)
    /// A target that a step has twice.
    public static let duplicateTarget = Self(.duplicateTarget)
    /// A step without any target.
    public static let noTargets = Self(.noTargets)
    /// A key, kind, target or identifier that is empty.
    public static let emptyName = Self(.emptyName)
    /// A map that names a target which its step does not have.
    public static let unknownTarget = Self(.unknownTarget)
    /// An edge whose binding holds no pair.
    public static let bindsNothing = Self(.bindsNothing)
    /// A second edge between the same two steps.
    public static let duplicateEdge = Self(.duplicateEdge)
    /// A `one-to-all` edge from a step of several cells.
    public static let notOneSource = Self(.notOneSource)
    /// More cells or cell edges than allowed.
    public static let limit = Self(.limit)
    /// A cell edge to a number that is no cell.
    public static let badEdge = Self(.badEdge)

    /// The code's name.
    public var description: String { "\(base)" }
  }

  /// What kind of fault it is.
  public var code: Code
  /// What is wrong, where, and what to do.
  public var message: String
  /// The keys of the steps concerned; for a cycle all of them, in order.
  public var steps: [String]

  init(_ code: Code, _ message: String, steps: [String] = []) {
    self.code = code
    self.message = message
    self.steps = steps
  }

  /// The message.
  public var description: String { message }
}
