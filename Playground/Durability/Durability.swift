import Foundation

/// Exercises that take processes: writers that are killed, files that are damaged, writers that race, and some that know
/// kinds which others do not; and a server that fails.
///
///     pipeshape-durability kill --kills 200
///     pipeshape-durability race --processes 4 --changes 100
///     pipeshape-durability kinds --processes 3 --changes 100
///     pipeshape-durability fuzz --cases 2000
///     pipeshape-durability postgresql --kills 100
///
/// The last one ends and kills a server of its own, so often in sum over the layouts. Every exercise runs in every layout unless `--layout` names one, prints a line for each, and exits with 1 and the
/// seed where a rule is broken.
@main
struct Durability {
  static func main() async {
    do {
      let arguments = CommandLine.arguments.dropFirst()
      let options = try Options(arguments.dropFirst())
      if arguments.first == "postgresql" {
        #if PostgreSQL
          return try await ServerRounds.run(options)
        #else
          throw Fault("this build has no PostgreSQL")
        #endif
      }
      #if SQLite
        switch arguments.first {
        case "kill": try await KillRounds.run(options)
        case "write": try await Writer.run(options)
        case "race": try await Race.run(options)
        case "race-run": try await Racer.run(options)
        case "kinds": try await LaterKinds.run(options)
        case "kinds-run": try await LaterWriter.run(options)
        case "fuzz": try await Fuzz.run(options)
        case "fuzz-run": try await FuzzRun.run(options)
        default:
          throw Fault("usage: pipeshape-durability kill|race|kinds|fuzz|postgresql [--layout NAME] [--seed NUMBER] ...")
        }
      #else
        throw Fault("this build has no durable store")
      #endif
    } catch {
      say("failed: \(error)")
      exit(1)
    }
  }
}
