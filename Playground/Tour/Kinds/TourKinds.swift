import PipeShape

/// The kinds of the tour: a new one is one entry here and one file beside this one.
let tourKinds = KindRegistry([StepKind("license_scan", payload: LicenseScan.self)])
