/// Names one cell of a pipeline: a step for one target.
public struct CellKey: Sendable {
  /// The key of the cell's step.
  public var step: String
  /// The target that the step runs for here.
  public var target: Target

  /// Names a cell; without a target it is that of an untargeted step.
  public init(_ step: String, _ target: Target = .untargeted) {
    self.step = step
    self.target = target
  }

  /// Names a cell by the parts of its target.
  public init(_ step: String, _ target: String, identifier: String? = nil) {
    self.init(step, Target(target, identifier: identifier))
  }
}

extension CellKey: Hashable {
  /// Compares step and target by Unicode scalars.
  public static func == (a: Self, b: Self) -> Bool { ScalarOrder.equal(a.step, b.step) && a.target == b.target }

  /// Hashes step and target by Unicode scalars.
  public func hash(into hasher: inout Hasher) {
    ScalarOrder.hash(step, into: &hasher)
    target.hash(into: &hasher)
  }
}

extension CellKey: Comparable {
  /// Orders by step, then target; the order of cells puts their level before this.
  public static func < (a: Self, b: Self) -> Bool {
    ScalarOrder.equal(a.step, b.step) ? a.target < b.target : ScalarOrder.less(a.step, b.step)
  }
}

extension CellKey: CustomStringConvertible {
  /// The cell as a selection names it, without quotes: `step[target:identifier]`.
  public var description: String { "\(step)[\(target)]" }
}
