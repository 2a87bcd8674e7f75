import PipeShape
import PipeShapeStore

/// Kinds with a schema, so that layouts with tables for payloads have some.
let streamKinds = KindRegistry([
  StepKind(
    "copr_build",
    schema: PayloadSchema([
      FieldDescription("url", .text, isOptional: true), FieldDescription("size", .int, isOptional: true),
      FieldDescription("real", .real, isOptional: true),
    ])),
  StepKind(
    "tests",
    schema: PayloadSchema([
      FieldDescription("url", .text, isOptional: true), FieldDescription("size", .int, isOptional: true),
      FieldDescription("real", .real, isOptional: true), FieldDescription("logs", .array(.text), isOptional: true),
    ])),
])
