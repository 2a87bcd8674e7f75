/// The events that jobs name.
enum Trigger: String, Sendable {
  case release
  case pullRequest = "pull_request"
  case commit
  case kojiBuild = "koji_build"
  /// Makes no step: jobs with it are templates.
  case ignore
}
