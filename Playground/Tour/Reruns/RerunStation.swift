import PipeShape

/// One chroot, one step, everything that failed, and a plan that finds something in its way.
enum RerunStation {
  static func visit(_ guide: inout Guide) throws {
    guide.station("Reruns: one chroot, one step, failed, blocked")
    var oneChroot = try Story.succeeded()
    guide.expect("new, joined, cancelled, blocked", try oneChroot.rerun("build[fedora-44-x86_64]").sizes, [3, 0, 0, 0])
    guide.expect("attempts stored for both runs of 7 cells", oneChroot.pipeline.attempts.count, 7 + 3)

    var oneStep = try Story.succeeded()
    guide.expect("new, joined, cancelled, blocked", try oneStep.rerun("tests").sizes, [3, 0, 0, 0])

    var failed = try Story.succeeded()
    try failed.setUp(rerunning: "build")
    _ = try failed.record("build[fedora-43-x86_64]", .failed)
    _ = try failed.record("build[fedora-44-x86_64]", .succeeded)
    _ = try failed.record("build[epel-9-x86_64]", .error)
    _ = try failed.record("tests[fedora-44-x86_64:full]", .succeeded)
    _ = try failed.record("tests[fedora-44-x86_64:smoke]", .succeeded)
    guide.expect("new, joined, cancelled, blocked", try failed.rerun("failed").sizes, [3, 0, 0, 0])
    guide.expect("a second click, nothing progressed", try failed.rerun("failed").sizes, [0, 0, 0, 0])

    var blocked = try Story.succeeded()
    try blocked.setUp(rerunning: "build[fedora-44-x86_64]")
    _ = try blocked.record("build[fedora-44-x86_64]", .failed)
    guide.expect("new, joined, cancelled, blocked", try blocked.rerun("tests").sizes, [1, 0, 0, 2])
  }
}
