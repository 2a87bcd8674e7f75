import Foundation

/// What to measure.
struct BenchmarkOptions {
  static let usage = """
    pipeshape-benchmarks [core | json | stores | flatness | peer | postgresql] [options]

    Without a part: core, json and stores. Times and ratios are printed, beside a limit or a peer of the same run.

      --pipelines N      how many pipelines a store holds (stores, peer, postgresql)
      --sizes N,N,...    the sizes of stores that are compared (flatness)
      --layout NAME      only this layout; may be given several times
      --case NAME        only this kind of call (stores: fetch, unfinished, ready, create, update; postgresql: point,
                         transaction, whole, create, copy, load)
      --rounds N         how many rounds of each call; of those that change a store at most 19 (stores, flatness, postgresql)
      --cache N, --map N the MiB that SQLite caches and maps for each connection
      --directory PATH   where stores are made
      --postgres ADDRESS a server to use, as libpq takes it, instead of a throw-away one (postgresql)
      --python PATH      a Python that has psycopg (postgresql)
      --statements       prints the statements of each call (stores)

    """

  /// The part that is wanted; nil for what runs in continuous integration.
  var part: String?
  var pipelines = 2_000
  /// The sizes of stores that are compared with one another.
  var sizes = [2_000, 20_000, 200_000]
  var layouts: [String] = []
  var cases: [String] = []
  /// How many rounds of each call; those that change a store have fewer where the data has no room for so many.
  var rounds = 19
  var directory = NSTemporaryDirectory()
  var showsStatements = false
  /// The address of a server; nil for one that is started for the run.
  var server: String?
  /// A Python that has psycopg; make benchmarks-psycopg puts it there.
  var python = ".build/psycopg/bin/python"
  /// The sizes of SQLite's cache and map for each connection, in MiB; nil for the store's own choice.
  var cache: Int?
  var map: Int?

  init(_ arguments: [String]) throws {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      switch word {
      case "--pipelines":
        guard let number = rest.popFirst().flatMap({ Int($0) }), number >= 200 else {
          throw BenchmarkError("--pipelines takes a number from 200 on")
        }
        pipelines = number
      case "--sizes":
        sizes = (rest.popFirst() ?? "").split(separator: ",").compactMap { Int($0) }
        guard sizes.count > 1, sizes.allSatisfy({ $0 >= 200 }) else {
          throw BenchmarkError("--sizes takes numbers from 200 on with commas between")
        }
      case "--layout":
        guard let name = rest.popFirst() else { throw BenchmarkError("--layout takes a name") }
        layouts.append(name)
      case "--case":
        guard let name = rest.popFirst() else { throw BenchmarkError("--case takes a name") }
        cases.append(name)
      case "--rounds":
        guard let number = rest.popFirst().flatMap({ Int($0) }), number > 0 else {
          throw BenchmarkError("--rounds takes a number")
        }
        rounds = number
      case "--cache", "--map":
        guard let number = rest.popFirst().flatMap({ Int($0) }), number >= 0 else {
          throw BenchmarkError("\(word) takes a number of MiB")
        }
        if word == "--cache" { cache = number } else { map = number }
      case "--directory":
        guard let path = rest.popFirst() else { throw BenchmarkError("--directory takes a path") }
        directory = path
      case "--postgres", "--python":
        guard let text = rest.popFirst() else { throw BenchmarkError("\(word) takes a value") }
        if word == "--postgres" { server = text } else { python = text }
      case "--statements": showsStatements = true
      case "core", "json", "stores", "flatness", "peer", "postgresql": part = word
      default:
        throw BenchmarkError("there is no '\(word)'; parts are core, json, stores, flatness, peer and postgresql")
      }
    }
  }

  func wants(_ layout: String) -> Bool { layouts.isEmpty || layouts.contains(layout) }
  func wants(case name: String) -> Bool { cases.isEmpty || cases.contains(name) }
  func runs(_ part: String) -> Bool { self.part == nil || self.part == part }

  /// A directory of this run's own.
  func makeDirectory() throws -> String {
    let path = (directory as NSString).appendingPathComponent("pipeshape-benchmarks-\(getpid())")
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }
}

/// Why a benchmark cannot go on.
struct BenchmarkError: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
