import Foundation

/// Walks through the library station by station, prints what each shows, and checks every answer.
///
/// Exits with 1 if an answer is not the one expected, so that continuous integration can run the tour as a gate. With
/// `--rows` it writes the rows that the documentation shows instead.
@main
struct Tour {
  static func main() async throws {
    #if SQLite
      if CommandLine.arguments.dropFirst().elementsEqual(["--rows"]) { return try await GeneratedStation.write() }
    #endif
    var guide = Guide()
    try GraphStation.visit(&guide)
    try RecordingStation.visit(&guide)
    try SelectionStation.visit(&guide)
    try RerunStation.visit(&guide)
    try RepairStation.visit(&guide)
    try FlightStation.visit(&guide)
    try ExactStation.visit(&guide)
    try TokenStation.visit(&guide)
    try OwnKindStation.visit(&guide)
    try await MemoryStoreStation.visit(&guide)
    #if SQLite
      try await SQLiteStation.visit(&guide)
    #endif
    try PackitStation.visit(&guide)
    try await DocumentStation.visit(&guide)
    try await LawStation.visit(&guide)
    #if SQLite
      try await ComparisonStation.visit(&guide)
    #endif
    try PagesStation.visit(&guide)
    #if SQLite
      try await GeneratedStation.visit(&guide)
    #endif
    try CommandStation.visit(&guide)
    guide.finish()
    if guide.wrong > 0 { exit(1) }
  }
}
