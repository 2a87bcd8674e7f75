extension DistroTable {
  /// The table of 2026-08-22.
  public static let builtIn: DistroTable = {
    let fedora = [
      Distro("fedora-43", branch: "f43"), Distro("fedora-44", branch: "f44"), Distro("fedora-45", branch: "f45"),
      Distro("fedora-rawhide", branch: "rawhide"),
    ]
    let eln = Distro("fedora-eln", branch: "eln")
    let epel = [
      Distro("epel-8", branch: "epel8"), Distro("epel-9", branch: "epel9"),
      Distro("epel-10.2", branch: "epel10.2", chroot: "rhel+epel-10"),
      Distro("epel-10.3", branch: "epel10", chroot: "epel-10"),
    ]
    let leap = ["16.1", "16.0", "15.6"].map { Distro("opensuse-leap-\($0)") }
    let micro = ["6.2", "6.1"].map { Distro("opensuse-leap-micro-\($0)") }
    let tumbleweed = [Distro("opensuse-tumbleweed")]
    return DistroTable(
      date: "2026-08-22", defaultWord: "fedora-stable", defaultBranch: "rawhide",
      distros: fedora + [eln] + epel + leap + micro + tumbleweed,
      branchAliases: names(["main": "rawhide"]),
      aliases: [
        ExactName("fedora-all"): fedora,
        ExactName("fedora-stable"): Array(fedora[..<2]),
        ExactName("fedora-development"): Array(fedora[2...]),
        ExactName("fedora-latest"): [fedora[2]],
        ExactName("fedora-latest-stable"): [fedora[1]],
        ExactName("fedora-branched"): Array(fedora[..<3]),
        ExactName("epel-all"): epel,
        ExactName("epel-10-all"): Array(epel[2...]),
        ExactName("epel-10-branched"): [epel[2]],
        ExactName("epel-10"): [epel[3]],
        ExactName("opensuse-leap-all"): leap,
        ExactName("opensuse-leap-micro-all"): micro,
        ExactName("opensuse-tumbleweed-all"): tumbleweed,
        ExactName("opensuse-all"): leap + micro + tumbleweed,
      ],
      renamedChroots: names(["centos-stream": "centos-stream-8"]),
      publicTestDistros: names([
        "epel-6": "centos-6", "epel-7": "centos-7", "epel-8": "centos-stream-8", "epel-9": "centos-stream-9",
        "epel-10": "centos-stream-10", "rhel+epel-10": "centos-stream-10",
      ]),
      internalTestDistros: names([
        "epel-6": "rhel-6", "epel-7": "rhel-7", "epel-8": "rhel-8", "epel-9": "centos-stream-9",
        "epel-10": "centos-stream-10", "rhel+epel-10": "rhel-10.2-nightly",
      ]))
  }()

  private static func names(_ pairs: KeyValuePairs<String, String>) -> [ExactName: String] {
    var names: [ExactName: String] = [:]
    for (name, value) in pairs { names[ExactName(name)] = value }
    return names
  }
}
