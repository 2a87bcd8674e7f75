/// Where each target of a step stands among them.
struct TargetPlaces {
  private let targets: [Target]
  /// Nil where there are few: a look at each costs less than hashing their names.
  private let indices: [Target: Int]?
  private var last = 0

  init(of targets: [Target]) {
    self.targets = targets
    guard targets.count > 16 else {
      indices = nil
      return
    }
    var indices = [Target: Int](minimumCapacity: targets.count)
    for (index, target) in targets.enumerated() { indices[target] = index }
    self.indices = indices
  }

  /// The place of a target, looked for first where the one before was: pairs mostly come in order.
  subscript(target: Target) -> Int? {
    mutating get {
      if last < targets.count, targets[last] == target { return last }
      guard let place = indices.map({ $0[target] }) ?? targets.firstIndex(of: target) else { return nil }
      last = place
      return place
    }
  }
}
