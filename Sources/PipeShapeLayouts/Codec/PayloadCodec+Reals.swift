import PipeShapeJSON

extension PayloadCodec {
  /// Writes a real so that it has a fraction, whatever becomes of its exponent.
  ///
  /// An engine that keeps the numbers of documents as decimals writes `1e+16` out: without a fraction it would come back
  /// as an integer.
  static func write(real number: Double, to writer: inout JSONWriter) {
    let parts = number.description.split(separator: "e", maxSplits: 1)
    guard parts.count == 2, let exponent = Int(parts[1]), exponent > 0 else {
      writer.real(number)
      return
    }
    let sign = number < 0 ? "-" : ""
    let digits = parts[0].filter(\.isNumber)
    writer.raw(Array("\(sign)\(digits)\(String(repeating: "0", count: max(0, exponent + 1 - digits.count))).0".utf8))
  }
}
