import PipeShapeJSON

extension View {
  /// What decides when the step runs; none of it changes the graph.
  var attributes: JSONObject {
    var attributes = JSONObject()
    if job.kind.name == "vm_image_build" || job.isManual { attributes["manual_trigger"] = true }
    attributes["labels"] = job.labels.map { .array($0.map { .string($0) }) }
    attributes["require"] = settings["require"]?.json
    attributes["branch"] = branch.map { .string($0) }
    attributes["packit_instances"] = settings["packit_instances"]?.json ?? ["prod"]
    attributes["sidetag_group"] = job.sidetagGroup.map { .string($0) }
    attributes["dependencies"] = job.dependencies?.json
    attributes["dependents"] = job.dependents?.json
    if settings.truth("use_internal_tf") == true { attributes["use_internal_tf"] = true }
    if job.skipsBuild { attributes["skip_build"] = true }
    return attributes
  }

  /// The values of keys that the view has, booleans as such even where their words are written.
  func payload(_ keys: [String]) -> JSONObject {
    var payload = JSONObject()
    for key in keys {
      guard let node = settings[key] else { continue }
      let isBoolean = ConfigurationKey.booleans.contains { $0.key == key }
      payload[key] = isBoolean ? node.truth.map { .bool($0) } : node.json
    }
    return payload
  }
}
