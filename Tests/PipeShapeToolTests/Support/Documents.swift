/// srpm → build[f42, f43] → tests[f42, f43, f43:full]; build[f42] failed, build[f43] runs.
let story =
  #"{"format":"pipeshape/pipeline/1","name":"story","steps":[{"key":"srpm","kind":"srpm_build"},{"key":"build","kind":"copr_build","targets":[{"name":"f42"},{"name":"f43"}]},{"key":"tests","kind":"tests","targets":[{"name":"f42"},{"name":"f43"},{"name":"f43","identifier":"full"}]}],"edges":[{"from":"srpm","to":"build","binding":"one-to-all"},{"from":"build","to":"tests","binding":"each"}],"#
  + #""runs":[{"number":1,"created":[{"step":"srpm","target":".","ordinal":1,"state":"succeeded","started":true},{"step":"build","target":"f42","ordinal":1,"state":"failed"},{"step":"build","target":"f43","ordinal":1,"state":"running","started":true,"external":{"system":"copr","id":"7"}},{"step":"tests","target":"f42","ordinal":1,"state":"skipped"},{"step":"tests","target":"f43","ordinal":1,"state":"pending"},{"step":"tests","target":"f43","identifier":"full","ordinal":1,"state":"pending"}]}]}"#

/// Builds and tests on two chroots, and a release.
let configuration = """
  downstream_package_name: hello
  specfile_path: hello.spec
  jobs:
    - job: copr_build
      trigger: pull_request
      targets: [fedora-43, fedora-44]
    - job: tests
      trigger: pull_request
      targets: [fedora-43, fedora-44]
    - job: propose_downstream
      trigger: release
      dist_git_branches: [rawhide]

  """
