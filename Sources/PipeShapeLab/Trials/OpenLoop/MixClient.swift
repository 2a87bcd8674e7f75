import PipeShape
import PipeShapeStore

/// Makes the calls of a mix of one store, and remembers the pipelines that they make.
struct MixClient {
  let store: ContenderStore
  private var made: [Int: PipelineID] = [:]

  init(_ store: ContenderStore) { self.store = store }

  mutating func perform(_ call: ServiceMix.Call) async -> Answer {
    let answer = await store.perform(call.action, call.life.flatMap { made[$0] }.map { [$0] } ?? [])
    if case .made(let id) = answer, let life = call.life { made[life] = id }
    return answer
  }
}
