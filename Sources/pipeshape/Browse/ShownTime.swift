#if CommandLine
  import ArgumentParser
  import Foundation

  /// Times as people read them.
  enum ShownTime {
    /// A time in UTC to the second, from milliseconds since 1970.
    static func text(_ milliseconds: Int64) -> String {
      let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
      return date.formatted(.iso8601.dateTimeSeparator(.space)).replacing("Z", with: " UTC")
    }

    /// Reads a date, or a date and time with its zone, as milliseconds since 1970; nil for anything else.
    ///
    /// What ``text(_:)`` writes is read too.
    static func milliseconds(_ text: String) -> Int64? {
      var whole = text.count == 10 ? "\(text)T00:00:00Z" : text
      if whole.hasSuffix(" UTC") {
        whole = whole.dropLast(4).replacing(" ", with: "T", maxReplacements: 1) + "Z"
      }
      return (try? Date(whole, strategy: .iso8601)).map { Int64($0.timeIntervalSince1970 * 1000) }
    }

    /// Refuses what is no date, where an option has one.
    static func check(_ text: String?, of option: String) throws(ValidationError) {
      guard let text, milliseconds(text) == nil else { return }
      throw ValidationError(
        "\(option) takes a date such as 2025-12-01, 2025-12-01T06:00:00Z or '2025-12-01 06:00:00 UTC'.")
    }

    /// A span in its two greatest units.
    static func span(from start: Int64, to end: Int64) -> String {
      let (seconds, overflow) = end.subtractingReportingOverflow(start)
      guard !overflow, seconds >= 0 else { return "" }
      let total = seconds / 1000
      switch total {
      case ..<60: return "\(total) s"
      case ..<3600: return "\(total / 60) min \(total % 60) s"
      case ..<86400: return "\(total / 3600) h \(total % 3600 / 60) min"
      default: return "\(total / 86400) d \(total % 86400 / 3600) h"
      }
    }
  }
#endif
