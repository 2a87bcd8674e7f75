import PipeShapeJSON

/// A job on one package: what becomes a step.
struct View: Sendable {
  let job: JobEntry
  /// The package's name; nil unless the file defines more than one.
  let package: String?
  let settings: Settings

  /// The identifier as written at whatever level.
  var identifier: String? { settings.text("identifier") }

  var branch: String? { settings.text("branch") }

  /// The name of the pipeline that the view's step belongs to.
  var pipeline: String {
    job.kind.isDownstream ? "dist-git:\(job.trigger.rawValue)" : job.trigger.rawValue
  }

  /// What makes two views the same.
  var comparable: JSONObject {
    var object = JSONObject()
    object["settings"] = .object(settings.comparable)
    object["job"] = .string(job.kind.name)
    object["trigger"] = .string(job.trigger.rawValue)
    object["package"] = package.map { .string($0) }
    object["skip_build"] = .bool(job.skipsBuild)
    object["manual_trigger"] = .bool(job.isManual)
    object["labels"] = job.labels.map { .array($0.map { .string($0) }) }
    object["sidetag_group"] = job.sidetagGroup.map { .string($0) }
    object["dependents"] = job.dependents?.json
    object["dependencies"] = job.dependencies?.json
    return object
  }
}
