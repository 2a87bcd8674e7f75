#if CommandLine
  import Foundation
  import PipeShapeLab

  /// What the report says about where it was made.
  enum Machine {
    static func facts(engine: ComparedEngine) -> [Fact] {
      let process = ProcessInfo.processInfo
      var facts = [
        Fact("engine", engine.version),
        Fact("system", process.operatingSystemVersionString),
        Fact("processors", "\(process.activeProcessorCount) × \(processor ?? "unknown")"),
        Fact("virtual machine", isVirtual.map { $0 ? "yes" : "no" } ?? "unknown"),
        Fact("frequency governor", governor ?? "unknown"),
        Fact("memory", "\(process.physicalMemory >> 20) MiB"),
        Fact("build", build),
      ]
      facts += circumstances
      return facts
    }

    /// What is another from step to step.
    static var circumstances: [Fact] {
      var facts = [Fact("made at", Date().ISO8601Format())]
      if let load = try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8) {
        facts.append(Fact("load before", load.split(separator: " ").prefix(3).joined(separator: " ")))
      }
      return facts
    }

    /// The file system that holds a file, by the longest mount point above it.
    static func fileSystem(of path: String) -> String {
      let place = URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
      let mounts = (try? String(contentsOfFile: "/proc/self/mounts", encoding: .utf8)) ?? ""
      var best = (point: "", text: "unknown")
      for line in mounts.split(separator: "\n") {
        let fields = line.split(separator: " ").map(String.init)
        guard fields.count > 3, fields[1] == "/" || place == fields[1] || place.hasPrefix(fields[1] + "/"),
          fields[1].utf8.count >= best.point.utf8.count
        else { continue }
        best = (fields[1], "\(fields[2]) on \(fields[1]) (\(fields[3]))")
      }
      return best.text
    }

    private static var processor: String? {
      guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else { return nil }
      let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
      return line?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces)
    }

    /// Whether the system runs in another one, whose load and caches cannot be seen from here.
    private static var isVirtual: Bool? {
      guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8),
        let flags = text.split(separator: "\n").first(where: { $0.hasPrefix("flags") })
      else { return nil }
      return flags.split(separator: " ").contains("hypervisor")
    }

    /// What decides how fast the processors run.
    private static var governor: String? {
      let path = "/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"
      return (try? String(contentsOfFile: path, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static var build: String {
      #if DEBUG
        "debug: the figures say nothing about a release build"
      #else
        "release"
      #endif
    }
  }
#endif
