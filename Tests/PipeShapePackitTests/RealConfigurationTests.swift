#if Packit
  import PipeShape
  import PipeShapePackit
  import Testing

  @Suite("Real configurations")
  struct RealConfigurationTests {
    struct Expected: CustomTestStringConvertible {
      let file: String
      let pipelines, steps, cells, edges, pairs: Int
      let digest: String
      var testDescription: String { file }

      init(_ file: String, _ counts: [Int], _ digest: String) {
        self.file = file
        (pipelines, steps, cells, edges, pairs) = (counts[0], counts[1], counts[2], counts[3], counts[4])
        self.digest = digest
      }
    }

    @Test(
      "give the agreed normal forms",
      .enabled(if: SharedFiles.exist, "the folder with real configurations is not next to the package"),
      arguments: expected)
    func normalForms(_ expected: Expected) throws {
      let file = ConfigurationFile(path: "\(SharedFiles.folder)/\(expected.file)")
      let plan = try PackitReader().read(file.text(), file: expected.file)
      #expect(brokenInvariants(plan) == [])
      let counts = Counts(plan)
      #expect(counts == Counts(expected))
      #expect(
        String(sha256(plan.normalBytes).prefix(16)) == expected.digest,
        "\(String(decoding: plan.normalBytes, as: UTF8.self))")
    }

    struct Counts: Equatable {
      var pipelines, steps, cells, edges, pairs: Int

      init(_ expected: Expected) {
        pipelines = expected.pipelines
        steps = expected.steps
        cells = expected.cells
        edges = expected.edges
        pairs = expected.pairs
      }

      init(_ plan: PackitPlan) {
        let all = plan.pipelines.flatMap(\.steps)
        pipelines = plan.pipelines.count
        steps = all.count
        cells = all.reduce(0) { $0 + $1.targets.count }
        edges = plan.pipelines.reduce(0) { $0 + $1.edges.count }
        pairs = 0
        for pipeline in plan.pipelines {
          for edge in pipeline.edges {
            if case .map(let list) = edge.binding {
              pairs += list.count
            } else {
              pairs += pipeline.steps.first { $0.key == edge.to }?.targets.count ?? 0
            }
          }
        }
      }
    }

    static let expected = [
      Expected("Katello__katello.yaml", [2, 4, 6, 2, 4], "5bb173bf3ffae2ff"),
      Expected("RedHatInsights__rhc.yaml", [2, 7, 26, 5, 24], "b337feecd1fee4f4"),
      Expected("bootc-dev__bootc.yaml", [4, 11, 44, 6, 33], "dee46073e2f4f197"),
      Expected("cockpit-project__cockpit-machines.yaml", [4, 10, 29, 5, 18], "a473dff6e7562fac"),
      Expected("containers__crun.yaml", [4, 13, 43, 7, 31], "43c478c2d1a3afb2"),
      Expected("coreos__afterburn.yaml", [2, 3, 7, 1, 3], "d3d7b832d412f636"),
      Expected("crc-org__cockpit-crc.yaml", [1, 3, 11, 2, 10], "2dd8072c69cbc51f"),
      Expected("fedora-copr__copr.yaml", [1, 22, 110, 10, 98], "4796c193492a7b16"),
      Expected("fedora-copr__logdetective.yaml", [4, 8, 13, 4, 8], "04e62fc62bbb6557"),
      Expected("keylime__keylime.yaml", [1, 2, 5, 0, 0], "8db65cb9ec183a49"),
      Expected("keylime__rust-keylime.yaml", [2, 5, 12, 2, 6], "b3e306ef7201cfb8"),
      Expected("martinpitt__umockdev.yaml", [3, 10, 30, 5, 18], "4117b64cb6c1e85a"),
      Expected("oamg__convert2rhel.yaml", [2, 40, 44, 38, 42], "d0e63a4d1f75d93d"),
      Expected("oamg__leapp.yaml", [2, 26, 44, 24, 42], "86b59b42f428acd8"),
      Expected("p11-glue__p11-kit.yaml", [1, 1, 4, 0, 0], "8aba225ee0ffb3f1"),
      Expected("packit__deployment.yaml", [1, 1, 1, 0, 0], "6696e6c63629729c"),
      Expected("packit__hello-world.yaml", [3, 8, 17, 4, 10], "1d301456b591f920"),
      Expected("packit__ogr.yaml", [5, 14, 63, 6, 43], "402676e803e148d5"),
      Expected("packit__requre.yaml", [4, 10, 36, 5, 24], "ecd7039bbe7109bf"),
      Expected("packit__specfile.yaml", [5, 29, 76, 12, 51], "93d3d4fa07da758b"),
      Expected("rear__rear.yaml", [1, 3, 9, 2, 8], "1e51628b3c858125"),
      Expected("rpm-software-management__rpmlint.yaml", [2, 6, 13, 3, 10], "44a9c842efdedf88"),
      Expected("storaged-project__udisks.yaml", [2, 6, 17, 4, 15], "a6e0acd618e6042f"),
      Expected("stratis-storage__stratis-cli.yaml", [2, 4, 10, 2, 8], "7e385dfd3d866483"),
      Expected("stratis-storage__stratisd.yaml", [2, 6, 16, 4, 14], "0dcc946cd37f53e0"),
      Expected("teemtee__fmf.yaml", [4, 10, 44, 5, 29], "75ba1b6d0a87d7ff"),
    ]

    @Test("are 26, with 66 pipelines, 262 steps, 730 cells, 158 edges and 549 cell edges")
    func totals() {
      let all = Self.expected
      #expect(all.count == 26)
      #expect(all.map(\.pipelines).reduce(0, +) == 66)
      #expect(all.map(\.steps).reduce(0, +) == 262)
      #expect(all.map(\.cells).reduce(0, +) == 730)
      #expect(all.map(\.edges).reduce(0, +) == 158)
      #expect(all.map(\.pairs).reduce(0, +) == 549)
    }
  }
#endif
