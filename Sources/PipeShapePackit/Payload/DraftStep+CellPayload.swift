import PipeShape
import PipeShapeJSON

extension DraftStep {
  /// The options of the words that give chroots and branches, as far as they are handed on.
  var cellPayload: [Target: JSONObject] {
    let keys: [String] =
      switch kind.targets {
      case .chroots, .unknown: PayloadKeys.ofChroot + ["fast_forward_merge_into"]
      case .branches, .branchesOrDefaultWord: ["fast_forward_merge_into"]
      case .tests, .kojiTargets, .coprChroot, .none: []
      }
    var payload: [Target: JSONObject] = [:]
    for name in names {
      guard let options = name.word.options else { continue }
      var object = JSONObject()
      for key in keys { object[key] = options[key]?.json }
      if !object.isEmpty { payload[target(name.name)] = object }
    }
    return payload
  }
}
