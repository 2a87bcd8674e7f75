import Foundation
import PipeShape

#if Packit
  import PipeShapePackit
#endif

/// A `.packit.yaml` becomes pipelines: the one that packages this project.
enum PackitStation {
  static func visit(_ guide: inout Guide) throws {
    guide.station("Reading a Packit configuration")
    #if Packit
      let file = try ConfigurationFile.locate(in: SourceTree.root.path())
      let plan = try PackitReader().read(file.text(), file: ".packit.yaml")
      guide.expect("warnings", plan.warnings.map(\.description), [])
      for pipeline in plan.pipelines {
        let graph = try PipelineGraph(steps: pipeline.steps, edges: pipeline.edges)
        guide.say(
          "   \(pipeline.name): \(graph.steps.count) steps, \(graph.cellCount) cells, \(graph.cellGraph.edgeCount) cell edges"
        )
        for step in pipeline.details {
          guide.say("     \(step.step.key): \(step.step.targets.map(\.description).joined(separator: " "))")
        }
      }
      guide.expect(
        "pipelines", plan.pipelines.map(\.name), ["pull_request", "commit", "release", "dist-git:commit"])
      guard let request = plan.pipelines.first else { return }
      let graph = try PipelineGraph(steps: request.steps, edges: request.edges)
      let story = try Story(graph)
      guide.expect(
        "what a rerun of the EPEL 9 build takes along", try story.cells("copr_build[epel-9-x86_64]+"),
        ["copr_build[epel-9-x86_64]", "tests/smoke[centos-stream-9-x86_64:smoke]"])
      guide.expect(
        "two tests of one build", try story.cells("copr_build[fedora-44-x86_64]+1 minus copr_build"),
        ["tests/laws[fedora-44-x86_64:laws]", "tests/smoke[fedora-44-x86_64:smoke]"])
    #else
      guide.say("   left out: this build has no trait Packit")
    #endif
  }
}
