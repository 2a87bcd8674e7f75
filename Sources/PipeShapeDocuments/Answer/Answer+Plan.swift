import PipeShape
import PipeShapeJSON
import PipeShapeStore

extension Answer {
  /// Writes what a rerun did or would do; empty lists are written too.
  func write(_ outcome: RerunOutcome, of graph: PipelineGraph, into writer: inout JSONWriter) {
    let plan = outcome.plan
    writer.key("plan")
    writer.beginObject()
    writer.key("planned")
    writer.beginArray()
    for (cell, reason) in zip(plan.created, plan.reasons) {
      writer.beginObject()
      writer.members(of: graph.cells[cell])
      writer.key("reason")
      write(reason, of: graph, into: &writer)
      writer.endObject()
    }
    writer.endArray()
    writer.key("kept")
    writer.integer(Int64(plan.kept.count))
    writer.key("joined")
    writer.beginArray()
    for cell in plan.joined {
      writer.beginObject()
      writer.members(of: graph.cells[cell])
      writer.endObject()
    }
    writer.endArray()
    writer.key("cancelled")
    writer.beginArray()
    for ended in outcome.ended { write(ended, of: graph, into: &writer) }
    writer.endArray()
    writer.key("blocked")
    writer.beginArray()
    for (cell, blocker) in zip(plan.blocked, plan.blockers) {
      writer.beginObject()
      writer.members(of: graph.cells[cell])
      writer.key("by")
      writer.beginObject()
      writer.members(of: graph.cells[Int(blocker)])
      writer.endObject()
      writer.endObject()
    }
    writer.endArray()
    writer.key("token")
    writer.string(plan.token.description)
    writer.endObject()
  }

  private func write(_ reason: PlanReason, of graph: PipelineGraph, into writer: inout JSONWriter) {
    switch reason {
    case .seed: writer.string("seed")
    case .repaired: writer.string("repaired")
    case .via(let cell):
      writer.beginObject()
      writer.key("via")
      writer.beginObject()
      writer.members(of: graph.cells[Int(cell)])
      writer.endObject()
      writer.endObject()
    }
  }

  private func write(_ ended: EndedAttempt, of graph: PipelineGraph, into writer: inout JSONWriter) {
    writer.beginObject()
    writer.members(of: graph.cells[Int(ended.cell)])
    writer.key("ordinal")
    writer.integer(Int64(ended.ordinal))
    if let external = ended.external {
      writer.key("external")
      writer.beginObject()
      writer.members(of: external)
      writer.endObject()
    }
    writer.endObject()
  }
}
