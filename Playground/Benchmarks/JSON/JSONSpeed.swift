import Foundation
import PipeShapeJSON

/// Our reader and writer beside Foundation's, on the same text in the same run.
enum JSONSpeed {
  static func run() throws {
    let cells = PipelineText.cells(20_000)
    let text = PipelineText.text(of: cells)
    let data = Data(text)
    let foundation = Stopwatch.time(rounds: 3) { use(try? JSONSerialization.jsonObject(with: data)) }.best
    let megabytes = Double(text.count) / 1e6
    var table = Table("JSON, \(text.count) bytes", "MB/s", "bar", "times JSONSerialization")
    func add(_ name: String, bar: String, _ seconds: Double) {
      table.add(
        name, String(format: "%.0f", megabytes / seconds), bar, String(format: "%.1f", foundation / seconds))
    }
    add(
      "check and skip", bar: "400",
      Stopwatch.time(rounds: 9) {
        use(try? JSONReader.read(text) { (reader) throws(JSONError) in try reader.skipValue() })
      }.best)
    add(
      "typed, into structs with strings", bar: "",
      Stopwatch.time(rounds: 9) {
        use(try? PipelineCell.read(text))
      }.best)
    add("into a tree of values", bar: "", Stopwatch.time(rounds: 5) { use(try? JSONValue(parsing: text)) }.best)
    add("write", bar: "400", Stopwatch.time(rounds: 9) { use(PipelineText.text(of: cells)) }.best)
    add("JSONSerialization, into a tree", bar: "", foundation)
    table.print()
  }
}
