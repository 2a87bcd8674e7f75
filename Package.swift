// swift-tools-version: 6.2
import PackageDescription

// The manifest is data: one settings list, one helper per kind of target, and every outside package behind a trait,
// so that a consumer of the core with `traits: []` fetches nothing and needs no system library.

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func library(_ name: String, path: String? = nil, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, path: path ?? "Sources/\(name)", swiftSettings: settings)
}

func tool(_ name: String, path: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(name: name, dependencies: dependencies, path: path, swiftSettings: settings)
}

// What is tested is optimized; optimizing the tests themselves takes longer than it saves. No product holds them, so
// that their flags reach no consumer.
func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(
    name: name, dependencies: dependencies, path: "Tests/\(name)",
    swiftSettings: settings + [.unsafeFlags(["-Onone"], .when(configuration: .release))])
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams", condition: .when(traits: ["Packit"]))
let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser", condition: .when(traits: ["CommandLine"]))
let sqlite = Target.Dependency.target(name: "PipeShapeSQLite", condition: .when(traits: ["SQLite"]))
let postgreSQL = Target.Dependency.target(name: "PipeShapePostgreSQL", condition: .when(traits: ["PostgreSQL"]))
let postgreSQLTrials = Target.Dependency.target(
  name: "PipeShapePostgreSQLTrials", condition: .when(traits: ["PostgreSQL"]))
let sqliteTrials = Target.Dependency.target(name: "PipeShapeSQLiteTrials", condition: .when(traits: ["SQLite"]))

let model: [Target.Dependency] = ["PipeShape", "PipeShapeJSON", "PipeShapeStore"]
let everything: [Target.Dependency] =
  model + [
    "PipeShapeLayouts", "PipeShapeSQL", "PipeShapeLaws", "PipeShapeDocuments", "PipeShapeLab", "PipeShapePackit",
    sqlite, postgreSQL,
  ]

let package = Package(
  name: "pipeshape",
  products: [
    .library(name: "PipeShape", targets: ["PipeShape"]),
    .library(name: "PipeShapeJSON", targets: ["PipeShapeJSON"]),
    .library(name: "PipeShapeStore", targets: ["PipeShapeStore"]),
    .library(name: "PipeShapeDocuments", targets: ["PipeShapeDocuments"]),
    .library(name: "PipeShapeSQL", targets: ["PipeShapeLayouts", "PipeShapeSQL"]),
    .library(name: "PipeShapeSQLite", targets: ["PipeShapeSQLite"]),
    .library(name: "PipeShapePostgreSQL", targets: ["PipeShapePostgreSQL"]),
    .library(name: "PipeShapeLaws", targets: ["PipeShapeLaws"]),
    .library(name: "PipeShapeLab", targets: ["PipeShapeLab"]),
    .library(name: "PipeShapePackit", targets: ["PipeShapePackit"]),
    .executable(name: "pipeshape", targets: ["pipeshape"]),
  ],
  traits: [
    .trait(name: "SQLite", description: "The SQLite adapter; needs libsqlite3-dev."),
    .trait(name: "PostgreSQL", description: "The PostgreSQL adapter; needs libpq-dev."),
    .trait(name: "Packit", description: "The reader of Packit configurations; fetches Yams."),
    .trait(name: "CommandLine", description: "The command-line tool; fetches swift-argument-parser."),
    .default(enabledTraits: ["SQLite", "PostgreSQL", "Packit", "CommandLine"]),
  ],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    library("PipeShape"),
    library("PipeShapeJSON"),
    library("PipeShapeStore", ["PipeShape"]),
    library("PipeShapeDocuments", model),
    library("PipeShapeLayouts", model),
    library("PipeShapeSQL", model + ["PipeShapeLayouts"]),
    library("PipeShapeLaws", model),
    library("PipeShapeLab", model),
    library("PipeShapePackit", model + [yams]),
    .systemLibrary(
      name: "CSQLite", path: "Adapters/SQLite/CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    library(
      "PipeShapeSQLite", path: "Adapters/SQLite/PipeShapeSQLite",
      model + [
        "PipeShapeLayouts", "PipeShapeSQL", .target(name: "CSQLite", condition: .when(traits: ["SQLite"])),
      ]),
    // What trials do past every store, unsafe forms among it: no store can reach this, and only the tool imports it.
    library(
      "PipeShapeSQLiteTrials", path: "Adapters/SQLite/PipeShapeSQLiteTrials",
      ["PipeShapeStore", "PipeShapeLab", .target(name: "CSQLite", condition: .when(traits: ["SQLite"]))]),
    .systemLibrary(
      name: "CPostgreSQL", path: "Adapters/PostgreSQL/CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]
    ),
    library(
      "PipeShapePostgreSQL", path: "Adapters/PostgreSQL/PipeShapePostgreSQL",
      model + [
        "PipeShapeLayouts", "PipeShapeSQL", .target(name: "CPostgreSQL", condition: .when(traits: ["PostgreSQL"])),
      ]),
    // What tests and trials need beside a store: a server of their own, what it tells, and unsafe forms of writing, which
    // no store can reach.
    library(
      "PipeShapePostgreSQLTrials", path: "Adapters/PostgreSQL/PipeShapePostgreSQLTrials",
      ["PipeShapeStore", "PipeShapeLab", .target(name: "CPostgreSQL", condition: .when(traits: ["PostgreSQL"]))]),
    tool("pipeshape", path: "Sources/pipeshape", everything + [sqliteTrials, postgreSQLTrials, argumentParser]),
    // The tour shows rows as they lie in a file, past the adapter.
    tool(
      "pipeshape-tour", path: "Playground/Tour",
      everything + [.target(name: "CSQLite", condition: .when(traits: ["SQLite"]))]),
    tool(
      "pipeshape-durability", path: "Playground/Durability",
      model + [
        "PipeShapeLayouts", "PipeShapeSQL", sqlite, postgreSQL, postgreSQLTrials,
        .target(name: "CSQLite", condition: .when(traits: ["SQLite"])),
      ]),
    // What the stores are held against; it takes SQLite from who links it.
    .target(
      name: "HandWritten", dependencies: [.target(name: "CPostgreSQL", condition: .when(traits: ["PostgreSQL"]))],
      path: "Playground/HandWritten",
      cSettings: [
        .define("PIPESHAPE_SQLITE", .when(traits: ["SQLite"])),
        .define("PIPESHAPE_POSTGRESQL", .when(traits: ["PostgreSQL"])),
      ]),
    tool(
      "pipeshape-benchmarks", path: "Playground/Benchmarks",
      everything + [
        "HandWritten", postgreSQLTrials, .target(name: "CSQLite", condition: .when(traits: ["SQLite"])),
      ]),
    tests("PipeShapeTests", ["PipeShape"]),
    tests("ConsumerTests", []),
    tests("PipeShapeJSONTests", ["PipeShapeJSON"]),
    tests("PipeShapeStoreTests", model),
    tests("PipeShapeDocumentsTests", model + ["PipeShapeDocuments"]),
    tests("PipeShapePackitTests", model + ["PipeShapePackit"]),
    tests("PipeShapeLawsTests", model + ["PipeShapeLaws"]),
    tests("PipeShapeSQLTests", model + ["PipeShapeLayouts", "PipeShapeSQL"]),
    // Files are damaged past the adapter, and a disk that fails stands below it.
    .target(
      name: "CFaultyDisk", dependencies: [.target(name: "CSQLite", condition: .when(traits: ["SQLite"]))],
      path: "Tests/CFaultyDisk"),
    tests(
      "EngineTests",
      model + [
        "PipeShapeLaws", "PipeShapeLayouts", "PipeShapeSQL", sqlite, postgreSQL, postgreSQLTrials,
        .target(name: "CSQLite", condition: .when(traits: ["SQLite"])),
        .target(name: "CPostgreSQL", condition: .when(traits: ["PostgreSQL"])),
        .target(name: "CFaultyDisk", condition: .when(traits: ["SQLite"])),
      ]),
    // Raw sessions of both engines stand beside the stores.
    tests(
      "PipeShapePostgreSQLTests",
      model + [
        "PipeShapeLaws", "PipeShapeLayouts", "PipeShapeSQL", postgreSQL, postgreSQLTrials,
        .target(name: "CPostgreSQL", condition: .when(traits: ["PostgreSQL"])),
        .target(name: "CSQLite", condition: .when(traits: ["SQLite"])),
      ]),
    tests("PipeShapeLabTests", model + ["PipeShapeLab"]),
    tests("PipeShapeSQLiteTrialsTests", everything + [sqliteTrials]),
    tests("PipeShapePostgreSQLTrialsTests", everything + [postgreSQLTrials]),
    tests("MatrixTests", everything + [postgreSQLTrials]),
    tests("PipeShapeToolTests", everything + [postgreSQLTrials]),
  ]
)

// The programs on the pages, as .ci/readme writes them: built with this package, and shown what a consumer is shown.
if let pages = Context.environment["PIPESHAPE_PAGES"].flatMap(Int.init) {
  package.targets += (0..<pages).map { number in
    .executableTarget(
      name: "Page\(number)", dependencies: everything, path: ".build/pages/Page\(number)", packageAccess: false)
  }
}
