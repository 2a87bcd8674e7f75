#if CommandLine
  import ArgumentParser
  import Foundation
  import PipeShape
  import PipeShapeLab
  import PipeShapeStore

  /// The engines that a comparison or experiment is made on, and the server of one that has servers.
  struct EngineOptions: ParsableArguments {
    @Option(
      help: ArgumentHelp(
        "Engines, separated by commas: sqlite, postgresql. By default sqlite, and postgresql where a server is installed or --postgres is given. Layouts are compared with normalized on the same engine, so each engine has a report of its own: the first one's is in --out, that of another in a folder of its name there.",
        valueName: "engines"))
    var engines: String?

    @Option(
      help: ArgumentHelp(
        "A PostgreSQL server, as libpq takes its address; every store gets a schema of its own there, pipeshape_trial_…, which is dropped again. Without it a server is started for as long as the command.",
        valueName: "uri"))
    var postgres: String?

    @Flag(help: "Leaves the schemas in the server of --postgres.")
    var keepSchemas = false

    /// Engines that can be had, and those that are left out by themselves.
    struct Chosen {
      var offers: [EngineOffer]
      var missing: [UnsupportedCandidate]
    }

    private var server: EngineOffer.Server { EngineOffer.Server(address: postgres, keepsSchemas: keepSchemas) }

    /// The engines named, or those that are there; says which are not, and why.
    ///
    /// - Throws: a failure where an engine or layout is not known, or an engine that was asked for cannot be had.
    func chosen(layouts: [String]?) throws(Failure) -> Chosen {
      let names = engines.map(Self.list)
      var wanted: [EngineOffer] = []
      for name in names ?? EngineOffer.all.map(\.name) { wanted.append(try EngineOffer.named(name)) }
      guard !wanted.isEmpty else { _ = try EngineOffer.named(""); throw .usage("--engines names none") }
      if postgres != nil || keepSchemas {
        guard wanted.contains(where: \.hasServer) else {
          throw .usage("--postgres and --keep-schemas are for the engine postgresql, which is not among those compared")
        }
      }
      for offer in wanted { try Self.check(layouts ?? [], of: offer) }
      var chosen = Chosen(offers: [], missing: [])
      for offer in wanted {
        do throws(StoreError) {
          try offer.check(server)
          chosen.offers.append(offer)
        } catch {
          let failure = Self.failure(error, of: offer)
          // Whoever names an engine, or its server, wants its figures.
          guard names == nil, postgres == nil else { throw failure }
          chosen.missing.append(UnsupportedCandidate(offer.name, reason: Password.hidden(in: error.message)))
          Console.complain("\(offer.name) is left out: \(Password.hidden(in: error.message))")
        }
      }
      guard !chosen.offers.isEmpty else { throw .usage("no engine is there to compare layouts on") }
      return chosen
    }

    /// Makes an engine ready, hands it over, and ends it in any case.
    func with(_ offer: EngineOffer, _ body: (ComparedEngine) async throws -> Void) async throws {
      let engine: ComparedEngine
      do throws(StoreError) { engine = try await offer.start(server) } catch { throw Self.failure(error, of: offer) }
      // A server of our own ends with the process by itself; schemas in another one do not.
      let interruption = postgres != nil && offer.hasServer ? Interruption { engine.stop() } : nil
      defer { withExtendedLifetime(interruption) { engine.stop() } }
      try await body(engine)
    }

    private static func failure(_ error: StoreError, of offer: EngineOffer) -> Failure {
      Failure(file: offer.name, code: error.code.description, Password.hidden(in: error.message))
    }

    private static func check(_ layouts: [String], of offer: EngineOffer) throws(Failure) {
      let names = offer.layouts.map(\.name)
      for name in layouts where !names.contains(name) {
        throw .usage(
          "there is no layout '\(name)'\(NearestName.hint(for: name, among: names)); there are \(names.joined(separator: ", "))"
        )
      }
    }

    /// Names separated by commas.
    static func list(_ text: String) -> [String] {
      text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }
#endif
