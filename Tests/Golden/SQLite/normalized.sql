-- normalized

CREATE TABLE "meta" (
  "name" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("name")
) STRICT, WITHOUT ROWID;

CREATE TABLE "project" (
  "id" INTEGER NOT NULL,
  "url" TEXT NOT NULL,
  PRIMARY KEY ("id"),
  UNIQUE ("url")
) STRICT;

CREATE TABLE "reference" (
  "id" INTEGER NOT NULL,
  "project" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  PRIMARY KEY ("id"),
  UNIQUE ("project", "kind", "name"),
  FOREIGN KEY ("project") REFERENCES "project" ("id")
) STRICT;

CREATE TABLE "event" (
  "id" INTEGER NOT NULL,
  "project" INTEGER NOT NULL,
  "reference" INTEGER NOT NULL,
  "commit_hash" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("project") REFERENCES "project" ("id"),
  FOREIGN KEY ("reference") REFERENCES "reference" ("id")
) STRICT;
CREATE INDEX "event_by_project" ON "event" ("project", "id");
CREATE INDEX "event_by_reference" ON "event" ("reference");
CREATE INDEX "event_by_commit" ON "event" ("commit_hash", "project");

CREATE TABLE "pipeline" (
  "id" INTEGER NOT NULL,
  "event" INTEGER NOT NULL,
  "project" INTEGER NOT NULL,
  "head" INTEGER NOT NULL,
  "created_at" INTEGER,
  "ended" INTEGER,
  "graph" TEXT NOT NULL,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("event") REFERENCES "event" ("id"),
  FOREIGN KEY ("project") REFERENCES "project" ("id")
) STRICT;
CREATE INDEX "pipeline_by_event" ON "pipeline" ("event", "id");
CREATE INDEX "pipeline_by_project" ON "pipeline" ("project", "id");
CREATE INDEX "pipeline_unsettled" ON "pipeline" ("id") WHERE "ended" IS NULL;
CREATE INDEX "pipeline_settled" ON "pipeline" ("id", "ended") WHERE "ended" IS NOT NULL;

CREATE TABLE "run" (
  "pipeline" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "request" TEXT,
  "created_at" INTEGER,
  PRIMARY KEY ("pipeline", "number"),
  FOREIGN KEY ("pipeline") REFERENCES "pipeline" ("id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "request" (
  "pipeline" INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "fingerprint" TEXT,
  "outcome" TEXT,
  PRIMARY KEY ("pipeline", "id"),
  FOREIGN KEY ("pipeline") REFERENCES "pipeline" ("id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "step" (
  "pipeline" INTEGER NOT NULL,
  "number" INTEGER NOT NULL,
  "key" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  PRIMARY KEY ("pipeline", "number"),
  FOREIGN KEY ("pipeline") REFERENCES "pipeline" ("id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "cell" (
  "pipeline" INTEGER NOT NULL,
  "position" INTEGER NOT NULL,
  "step" INTEGER NOT NULL,
  "target" TEXT NOT NULL,
  "identifier" TEXT,
  PRIMARY KEY ("pipeline", "position"),
  FOREIGN KEY ("pipeline", "step") REFERENCES "step" ("pipeline", "number")
) STRICT, WITHOUT ROWID;
CREATE INDEX "cell_by_step" ON "cell" ("pipeline", "step");

CREATE TABLE "edge" (
  "pipeline" INTEGER NOT NULL,
  "source" INTEGER NOT NULL,
  "consumer" INTEGER NOT NULL,
  "binding" TEXT NOT NULL,
  PRIMARY KEY ("pipeline", "source", "consumer"),
  FOREIGN KEY ("pipeline", "source") REFERENCES "step" ("pipeline", "number"),
  FOREIGN KEY ("pipeline", "consumer") REFERENCES "step" ("pipeline", "number")
) STRICT, WITHOUT ROWID;
CREATE INDEX "edge_by_consumer" ON "edge" ("pipeline", "consumer");

CREATE TABLE "attempt" (
  "pipeline" INTEGER NOT NULL,
  "cell" INTEGER NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "id" INTEGER NOT NULL,
  "run" INTEGER NOT NULL,
  "state" INTEGER NOT NULL,
  "started" INTEGER NOT NULL,
  "system" TEXT,
  "external" TEXT,
  "digest" TEXT,
  "started_at" INTEGER,
  "ended_at" INTEGER,
  "payload" INTEGER NOT NULL,
  "open" INTEGER GENERATED ALWAYS AS ("state" <= 1) VIRTUAL,
  PRIMARY KEY ("pipeline", "cell", "ordinal"),
  UNIQUE ("pipeline", "id"),
  FOREIGN KEY ("pipeline", "cell") REFERENCES "cell" ("pipeline", "position"),
  FOREIGN KEY ("pipeline", "run") REFERENCES "run" ("pipeline", "number")
) STRICT, WITHOUT ROWID;
CREATE INDEX "attempt_open" ON "attempt" ("pipeline", "cell", "ordinal") WHERE "open";
CREATE INDEX "attempt_by_external" ON "attempt" ("external", "system") WHERE "external" IS NOT NULL;

CREATE TABLE "input" (
  "pipeline" INTEGER NOT NULL,
  "cell" INTEGER NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "source_cell" INTEGER NOT NULL,
  "source_ordinal" INTEGER NOT NULL,
  PRIMARY KEY ("pipeline", "cell", "ordinal", "source_cell"),
  FOREIGN KEY ("pipeline", "cell", "ordinal") REFERENCES "attempt" ("pipeline", "cell", "ordinal"),
  FOREIGN KEY ("pipeline", "source_cell", "source_ordinal") REFERENCES "attempt" ("pipeline", "cell", "ordinal")
) STRICT, WITHOUT ROWID;
CREATE INDEX "input_by_source" ON "input" ("pipeline", "source_cell", "source_ordinal");

CREATE TABLE "payload_srpm_build" (
  "pipeline" INTEGER NOT NULL,
  "attempt" INTEGER NOT NULL,
  "url" TEXT,
  "size" INTEGER,
  PRIMARY KEY ("pipeline", "attempt"),
  FOREIGN KEY ("pipeline", "attempt") REFERENCES "attempt" ("pipeline", "id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "payload_copr_build" (
  "pipeline" INTEGER NOT NULL,
  "attempt" INTEGER NOT NULL,
  "chroot" TEXT,
  "build_id" INTEGER,
  "seconds" REAL,
  "is_scratch___35gxvbjj91zjg" INTEGER,
  "finished_at" INTEGER,
  "owner__name" TEXT,
  "owner__mail" TEXT,
  "signer_" INTEGER,
  "signer__name" TEXT,
  "signer__mail" TEXT,
  "packages_" INTEGER,
  "logs_" INTEGER,
  "tags_" INTEGER,
  PRIMARY KEY ("pipeline", "attempt"),
  FOREIGN KEY ("pipeline", "attempt") REFERENCES "attempt" ("pipeline", "id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "payload_copr_build__packages" (
  "pipeline" INTEGER NOT NULL,
  "attempt" INTEGER NOT NULL,
  "at" INTEGER NOT NULL,
  "value" TEXT,
  PRIMARY KEY ("pipeline", "attempt", "at"),
  FOREIGN KEY ("pipeline", "attempt") REFERENCES "payload_copr_build" ("pipeline", "attempt")
) STRICT, WITHOUT ROWID;

CREATE TABLE "payload_copr_build__logs" (
  "pipeline" INTEGER NOT NULL,
  "attempt" INTEGER NOT NULL,
  "at" INTEGER NOT NULL,
  "url" TEXT,
  "size" INTEGER,
  "lines" TEXT,
  PRIMARY KEY ("pipeline", "attempt", "at"),
  FOREIGN KEY ("pipeline", "attempt") REFERENCES "payload_copr_build" ("pipeline", "attempt")
) STRICT, WITHOUT ROWID;

CREATE TABLE "payload_copr_build__tags" (
  "pipeline" INTEGER NOT NULL,
  "attempt" INTEGER NOT NULL,
  "at" INTEGER NOT NULL,
  "value" TEXT,
  PRIMARY KEY ("pipeline", "attempt", "at"),
  FOREIGN KEY ("pipeline", "attempt") REFERENCES "payload_copr_build" ("pipeline", "attempt")
) STRICT, WITHOUT ROWID;

CREATE TABLE "payload_other" (
  "pipeline" INTEGER NOT NULL,
  "attempt" INTEGER NOT NULL,
  "value" TEXT NOT NULL,
  PRIMARY KEY ("pipeline", "attempt"),
  FOREIGN KEY ("pipeline", "attempt") REFERENCES "attempt" ("pipeline", "id")
) STRICT, WITHOUT ROWID;

CREATE TABLE "attempt_value" (
  "pipeline" INTEGER NOT NULL,
  "attempt" INTEGER NOT NULL,
  "field" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "cell" INTEGER NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "state" INTEGER NOT NULL,
  "system" TEXT,
  "external" TEXT,
  "step" TEXT NOT NULL,
  "target" TEXT NOT NULL,
  "identifier" TEXT,
  PRIMARY KEY ("pipeline", "attempt", "field", "value"),
  FOREIGN KEY ("pipeline") REFERENCES "pipeline" ("id")
) STRICT, WITHOUT ROWID;
CREATE INDEX "attempt_value_by_value" ON "attempt_value" ("value", "field", "kind", "pipeline", "cell", "ordinal");

-- fact about the store
SELECT "value" FROM "meta" WHERE "name" = ?1;

-- pipeline with its runs
SELECT "p"."event", "p"."project", "p"."graph", "r"."number", "r"."request", "r"."created_at" FROM "pipeline" AS "p" JOIN "run" AS "r" ON "r"."pipeline" = "p"."id" WHERE "p"."id" = ?1 ORDER BY "r"."number";

-- pipeline with its head
SELECT "p"."event", "p"."project", "p"."graph", "r"."number", "r"."request", "r"."created_at" FROM "pipeline" AS "p" JOIN "run" AS "r" ON "r"."pipeline" = "p"."id" AND "r"."number" = "p"."head" WHERE "p"."id" = ?1;

-- project of a url
SELECT "id" FROM "project" WHERE "url" = ?1;

-- reference of a name
SELECT "id" FROM "reference" WHERE "project" = ?1 AND "kind" = ?2 AND "name" = ?3;

-- reference of a url and name
SELECT "f"."id" FROM "reference" AS "f" WHERE "f"."project" = (SELECT "o"."id" FROM "project" AS "o" WHERE "o"."url" = ?1) AND "f"."kind" = ?2 AND "f"."name" = ?3;

-- project of an event
SELECT "project" FROM "event" WHERE "id" = ?1;

-- origin of a pipeline
SELECT "e"."id", "e"."project", "f"."kind", "f"."name", "e"."commit_hash", "e"."at", "o"."url" FROM "pipeline" AS "p" JOIN "event" AS "e" ON "e"."id" = "p"."event" JOIN "reference" AS "f" ON "f"."id" = "e"."reference" JOIN "project" AS "o" ON "o"."id" = "e"."project" WHERE "p"."id" = ?1;

-- events of a project
SELECT "e"."id", "e"."project", "f"."kind", "f"."name", "e"."commit_hash", "e"."at" FROM "event" AS "e" JOIN "reference" AS "f" ON "f"."id" = "e"."reference" WHERE "e"."project" = ?1 AND "e"."id" > ?2 ORDER BY "e"."id" LIMIT ?3;

-- request of a pipeline
SELECT "fingerprint", "outcome" FROM "request" WHERE "pipeline" = ?1 AND "id" = ?2;

-- greatest id of project
SELECT max("id") FROM "project";

-- greatest id of reference
SELECT max("id") FROM "reference";

-- greatest id of event
SELECT max("id") FROM "event";

-- greatest id of pipeline
SELECT max("id") FROM "pipeline";

-- new project
INSERT INTO "project" ("id", "url") VALUES (?1, ?2) ON CONFLICT DO NOTHING;

-- new reference
INSERT INTO "reference" ("id", "project", "kind", "name") VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING;

-- new event
INSERT INTO "event" ("id", "project", "reference", "commit_hash", "at") VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING;

-- new pipeline
INSERT INTO "pipeline" ("id", "event", "project", "head", "created_at", "ended", "graph") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO NOTHING;

-- new run
INSERT INTO "run" ("pipeline", "number", "request", "created_at") VALUES (?1, ?2, ?3, ?4);

-- new request
INSERT INTO "request" ("pipeline", "id", "fingerprint", "outcome") VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING;

-- new head
UPDATE "pipeline" SET "head" = ?2, "ended" = ?3 WHERE "id" = ?1;

-- pipelines
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."id" > ?1 ORDER BY "p"."id" LIMIT ?2;

-- pipelines, newest first
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."id" < ?1 ORDER BY "p"."id" DESC LIMIT ?2;

-- pipelines of a project
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."project" = ?1 AND "p"."id" > ?2 ORDER BY "p"."id" LIMIT ?3;

-- pipelines of a project, newest first
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."project" = ?1 AND "p"."id" < ?2 ORDER BY "p"."id" DESC LIMIT ?3;

-- pipelines of an event
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."event" = ?1 AND "p"."id" > ?2 ORDER BY "p"."id" LIMIT ?3;

-- pipelines of an event, newest first
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."event" = ?1 AND "p"."id" < ?2 ORDER BY "p"."id" DESC LIMIT ?3;

-- pipelines at a commit
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = ?1 AND "p"."id" > ?2 ORDER BY "p"."id" LIMIT ?3;

-- pipelines at a commit, newest first
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = ?1 AND "p"."id" < ?2 ORDER BY "p"."id" DESC LIMIT ?3;

-- pipelines at a commit of a project
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = ?1 AND "e"."project" = ?2 AND "p"."id" > ?3 ORDER BY "p"."id" LIMIT ?4;

-- pipelines at a commit of a project, newest first
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = ?1 AND "e"."project" = ?2 AND "p"."id" < ?3 ORDER BY "p"."id" DESC LIMIT ?4;

-- newest pipelines at a commit
SELECT "p"."id" FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = ?1 ORDER BY "p"."id" DESC;

-- newest pipelines at a commit of a project
SELECT "p"."id" FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = ?1 AND "e"."project" = ?2 ORDER BY "p"."id" DESC;

-- pipelines known to have ended
SELECT "p"."id" FROM "pipeline" AS "p" WHERE "p"."ended" IS NOT NULL AND "p"."ended" < ?1 AND "p"."id" > ?2 ORDER BY "p"."id" LIMIT ?3;

-- pipelines not known to have ended
SELECT "p"."id", EXISTS (SELECT 1 FROM "attempt" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."ended" IS NULL AND "p"."id" > ?1 ORDER BY "p"."id" LIMIT ?2;

-- end of a pipeline
UPDATE "pipeline" SET "ended" = ?2 WHERE "id" = ?1;

-- remove run of a pipeline
DELETE FROM "run" WHERE "pipeline" = ?1;

-- remove request of a pipeline
DELETE FROM "request" WHERE "pipeline" = ?1;

-- remove pipeline of a pipeline
DELETE FROM "pipeline" WHERE "id" = ?1;

-- ids of pipelines
SELECT "id" FROM "pipeline" WHERE "id" > ?1 ORDER BY "id" LIMIT ?2;

-- columns of a pipeline
SELECT "event", "project", "head", "ended", "graph" FROM "pipeline" WHERE "id" = ?1;

-- runs of a pipeline
SELECT "number", "request", "created_at" FROM "run" WHERE "pipeline" = ?1 ORDER BY "number";

-- requests of a pipeline
SELECT "id", "fingerprint", "outcome" FROM "request" WHERE "pipeline" = ?1 ORDER BY "id";

-- number of project
SELECT count(*) FROM "project";

-- number of event
SELECT count(*) FROM "event";

-- number of pipeline
SELECT count(*) FROM "pipeline";

-- number of run
SELECT count(*) FROM "run";

-- attempts of a pipeline
SELECT "a"."id", "a"."cell", "a"."ordinal", "a"."run", "a"."state", "a"."started", "a"."system", "a"."external", "a"."digest", "a"."started_at", "a"."ended_at", "a"."payload" FROM "attempt" AS "a" WHERE "a"."pipeline" = ?1 ORDER BY "a"."cell", "a"."ordinal";

-- attempts up to a run
SELECT "a"."id", "a"."cell", "a"."ordinal", "a"."run", "a"."state", "a"."started", "a"."system", "a"."external", "a"."digest", "a"."started_at", "a"."ended_at", "a"."payload" FROM "attempt" AS "a" WHERE "a"."pipeline" = ?1 AND "a"."run" <= coalesce(?2, (SELECT "h"."head" FROM "pipeline" AS "h" WHERE "h"."id" = ?1)) ORDER BY "a"."cell", "a"."ordinal";

-- attempt of an id
SELECT "a"."id", "a"."cell", "a"."ordinal", "a"."run", "a"."state", "a"."started", "a"."system", "a"."external", "a"."digest", "a"."started_at", "a"."ended_at", "a"."payload", "s"."kind" FROM "attempt" AS "a" JOIN "cell" AS "c" ON "c"."pipeline" = "a"."pipeline" AND "c"."position" = "a"."cell" JOIN "step" AS "s" ON "s"."pipeline" = "c"."pipeline" AND "s"."number" = "c"."step" WHERE "a"."pipeline" = ?1 AND "a"."id" = ?2;

-- attempt of a cell and ordinal
SELECT "a"."id", "a"."cell", "a"."ordinal", "a"."run", "a"."state", "a"."started", "a"."system", "a"."external", "a"."digest", "a"."started_at", "a"."ended_at", "a"."payload", "s"."kind" FROM "attempt" AS "a" JOIN "cell" AS "c" ON "c"."pipeline" = "a"."pipeline" AND "c"."position" = "a"."cell" JOIN "step" AS "s" ON "s"."pipeline" = "c"."pipeline" AND "s"."number" = "c"."step" WHERE "a"."pipeline" = ?1 AND "a"."cell" = ?2 AND "a"."ordinal" = ?3;

-- newest attempt of a cell
SELECT "a"."id", "a"."cell", "a"."ordinal", "a"."run", "a"."state", "a"."started", "a"."system", "a"."external", "a"."digest", "a"."started_at", "a"."ended_at", "a"."payload", "s"."kind" FROM "attempt" AS "a" JOIN "cell" AS "c" ON "c"."pipeline" = "a"."pipeline" AND "c"."position" = "a"."cell" JOIN "step" AS "s" ON "s"."pipeline" = "c"."pipeline" AND "s"."number" = "c"."step" WHERE "a"."pipeline" = ?1 AND "a"."cell" = ?2 ORDER BY "a"."ordinal" DESC LIMIT ?3;

-- other payloads of a pipeline
SELECT "attempt", "value" FROM "payload_other" WHERE "pipeline" = ?1 ORDER BY "attempt";

-- other payload of an attempt
SELECT "value" FROM "payload_other" WHERE "pipeline" = ?1 AND "attempt" = ?2;

-- number of attempts
SELECT count(*) FROM "attempt";

-- unfinished pipelines
SELECT DISTINCT "pipeline" FROM "attempt" WHERE "open" AND "pipeline" >= ?1 ORDER BY "pipeline" LIMIT ?2;

-- new step
INSERT INTO "step" ("pipeline", "number", "key", "kind") VALUES (?1, ?2, ?3, ?4);

-- new cell
INSERT INTO "cell" ("pipeline", "position", "step", "target", "identifier") VALUES (?1, ?2, ?3, ?4, ?5);

-- new edge
INSERT INTO "edge" ("pipeline", "source", "consumer", "binding") VALUES (?1, ?2, ?3, ?4);

-- new attempt
INSERT INTO "attempt" ("pipeline", "cell", "ordinal", "id", "run", "state", "started", "system", "external", "digest", "started_at", "ended_at", "payload") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13);

-- new input
INSERT INTO "input" ("pipeline", "cell", "ordinal", "source_cell", "source_ordinal") VALUES (?1, ?2, ?3, ?4, ?5);

-- new other payload
INSERT INTO "payload_other" ("pipeline", "attempt", "value") VALUES (?1, ?2, ?3) ON CONFLICT ("pipeline", "attempt") DO UPDATE SET "value" = excluded."value";

-- change of an attempt
UPDATE "attempt" SET "state" = ?4, "started" = ?5, "system" = ?6, "external" = ?7, "digest" = ?8, "started_at" = ?9, "ended_at" = ?10, "payload" = coalesce(?11, "payload") WHERE "pipeline" = ?1 AND "cell" = ?2 AND "ordinal" = ?3;

-- change of an attempt but for its external id
UPDATE "attempt" SET "state" = ?4, "started" = ?5, "digest" = ?6, "started_at" = ?7, "ended_at" = ?8, "payload" = coalesce(?9, "payload") WHERE "pipeline" = ?1 AND "cell" = ?2 AND "ordinal" = ?3;

-- start of an attempt
UPDATE "attempt" SET "digest" = coalesce(?4, "digest"), "payload" = coalesce(?5, "payload"), "state" = 1, "started" = TRUE, "started_at" = coalesce(?6, "started_at") WHERE "pipeline" = ?1 AND "cell" = ?2 AND "ordinal" = ?3 AND "state" = 0 AND NOT EXISTS (SELECT 1 FROM "input" AS "i" JOIN "attempt" AS "b" ON "b"."pipeline" = "i"."pipeline" AND "b"."cell" = "i"."source_cell" AND "b"."ordinal" = "i"."source_ordinal" WHERE "i"."pipeline" = ?1 AND "i"."cell" = ?2 AND "i"."ordinal" = ?3 AND "b"."state" <> 2);

-- start of an attempt with its external id
UPDATE "attempt" SET "digest" = coalesce(?4, "digest"), "payload" = coalesce(?5, "payload"), "state" = 1, "started" = TRUE, "started_at" = coalesce(?8, "started_at"), "system" = ?6, "external" = ?7 WHERE "pipeline" = ?1 AND "cell" = ?2 AND "ordinal" = ?3 AND "state" = 0 AND NOT EXISTS (SELECT 1 FROM "input" AS "i" JOIN "attempt" AS "b" ON "b"."pipeline" = "i"."pipeline" AND "b"."cell" = "i"."source_cell" AND "b"."ordinal" = "i"."source_ordinal" WHERE "i"."pipeline" = ?1 AND "i"."cell" = ?2 AND "i"."ordinal" = ?3 AND "b"."state" <> 2);

-- success of an attempt
UPDATE "attempt" SET "digest" = coalesce(?4, "digest"), "payload" = coalesce(?5, "payload"), "state" = 2, "ended_at" = coalesce(?6, "ended_at") WHERE "pipeline" = ?1 AND "cell" = ?2 AND "ordinal" = ?3 AND "state" <= 1 AND NOT EXISTS (SELECT 1 FROM "input" AS "i" JOIN "attempt" AS "b" ON "b"."pipeline" = "i"."pipeline" AND "b"."cell" = "i"."source_cell" AND "b"."ordinal" = "i"."source_ordinal" WHERE "i"."pipeline" = ?1 AND "i"."cell" = ?2 AND "i"."ordinal" = ?3 AND "b"."state" <> 2);

-- success of an attempt with its external id
UPDATE "attempt" SET "digest" = coalesce(?4, "digest"), "payload" = coalesce(?5, "payload"), "state" = 2, "ended_at" = coalesce(?8, "ended_at"), "system" = ?6, "external" = ?7 WHERE "pipeline" = ?1 AND "cell" = ?2 AND "ordinal" = ?3 AND "state" <= 1 AND NOT EXISTS (SELECT 1 FROM "input" AS "i" JOIN "attempt" AS "b" ON "b"."pipeline" = "i"."pipeline" AND "b"."cell" = "i"."source_cell" AND "b"."ordinal" = "i"."source_ordinal" WHERE "i"."pipeline" = ?1 AND "i"."cell" = ?2 AND "i"."ordinal" = ?3 AND "b"."state" <> 2);

-- note on an attempt
UPDATE "attempt" SET "digest" = coalesce(?4, "digest"), "payload" = coalesce(?5, "payload") WHERE "pipeline" = ?1 AND "cell" = ?2 AND "ordinal" = ?3 AND "state" <= 1;

-- note on an attempt with its external id
UPDATE "attempt" SET "digest" = coalesce(?4, "digest"), "payload" = coalesce(?5, "payload"), "system" = ?6, "external" = ?7 WHERE "pipeline" = ?1 AND "cell" = ?2 AND "ordinal" = ?3 AND "state" <= 1;

-- remove other payload of an attempt
DELETE FROM "payload_other" WHERE "pipeline" = ?1 AND "attempt" = ?2;

-- remove payload_other of a pipeline
DELETE FROM "payload_other" WHERE "pipeline" = ?1;

-- remove input of a pipeline
DELETE FROM "input" WHERE "pipeline" = ?1;

-- remove attempt of a pipeline
DELETE FROM "attempt" WHERE "pipeline" = ?1;

-- remove cell of a pipeline
DELETE FROM "cell" WHERE "pipeline" = ?1;

-- remove edge of a pipeline
DELETE FROM "edge" WHERE "pipeline" = ?1;

-- remove step of a pipeline
DELETE FROM "step" WHERE "pipeline" = ?1;

-- attempts of an external id
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."id", "a"."state", "a"."system", "a"."external", "c"."target", "c"."identifier", "s"."key", "s"."kind" FROM "attempt" AS "a" JOIN "cell" AS "c" ON "c"."pipeline" = "a"."pipeline" AND "c"."position" = "a"."cell" JOIN "step" AS "s" ON "s"."pipeline" = "c"."pipeline" AND "s"."number" = "c"."step" JOIN "pipeline" AS "p" ON "p"."id" = "a"."pipeline" WHERE "a"."external" = ?1 AND "a"."system" = ?2 ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal";

-- attempts of an external id in a pipeline
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."id", "a"."state", "a"."system", "a"."external", "c"."target", "c"."identifier", "s"."key", "s"."kind" FROM "attempt" AS "a" JOIN "cell" AS "c" ON "c"."pipeline" = "a"."pipeline" AND "c"."position" = "a"."cell" JOIN "step" AS "s" ON "s"."pipeline" = "c"."pipeline" AND "s"."number" = "c"."step" JOIN "pipeline" AS "p" ON "p"."id" = "a"."pipeline" WHERE "a"."external" = ?1 AND "a"."system" = ?2 AND "a"."pipeline" = ?3 ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal";

-- unfinished attempts of a kind
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."id", "a"."state", "a"."system", "a"."external", "c"."target", "c"."identifier", "s"."key", "s"."kind" FROM "attempt" AS "a" JOIN "cell" AS "c" ON "c"."pipeline" = "a"."pipeline" AND "c"."position" = "a"."cell" JOIN "step" AS "s" ON "s"."pipeline" = "c"."pipeline" AND "s"."number" = "c"."step" JOIN "pipeline" AS "p" ON "p"."id" = "a"."pipeline" WHERE "a"."open" AND ("a"."pipeline", "a"."cell", "a"."ordinal") > (?2, ?3, ?4) AND "s"."kind" = ?1 ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal" LIMIT ?5;

-- unfinished attempts of a kind of an event
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."id", "a"."state", "a"."system", "a"."external", "c"."target", "c"."identifier", "s"."key", "s"."kind" FROM "pipeline" AS "p" JOIN "attempt" AS "a" ON "a"."pipeline" = "p"."id" AND "a"."open" JOIN "cell" AS "c" ON "c"."pipeline" = "a"."pipeline" AND "c"."position" = "a"."cell" JOIN "step" AS "s" ON "s"."pipeline" = "c"."pipeline" AND "s"."number" = "c"."step" WHERE "p"."event" = ?6 AND ("a"."pipeline", "a"."cell", "a"."ordinal") > (?2, ?3, ?4) AND "s"."kind" = ?1 ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal" LIMIT ?5;

-- unfinished attempts of a kind of an event before a time
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."id", "a"."state", "a"."system", "a"."external", "c"."target", "c"."identifier", "s"."key", "s"."kind" FROM "pipeline" AS "p" JOIN "attempt" AS "a" ON "a"."pipeline" = "p"."id" AND "a"."open" JOIN "cell" AS "c" ON "c"."pipeline" = "a"."pipeline" AND "c"."position" = "a"."cell" JOIN "step" AS "s" ON "s"."pipeline" = "c"."pipeline" AND "s"."number" = "c"."step" WHERE "p"."event" = ?6 AND "p"."created_at" < ?7 AND ("a"."pipeline", "a"."cell", "a"."ordinal") > (?2, ?3, ?4) AND "s"."kind" = ?1 ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal" LIMIT ?5;

-- unfinished attempts of a kind of a reference
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."id", "a"."state", "a"."system", "a"."external", "c"."target", "c"."identifier", "s"."key", "s"."kind" FROM "reference" AS "f" JOIN "event" AS "e" ON "e"."reference" = "f"."id" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" JOIN "attempt" AS "a" ON "a"."pipeline" = "p"."id" AND "a"."open" JOIN "cell" AS "c" ON "c"."pipeline" = "a"."pipeline" AND "c"."position" = "a"."cell" JOIN "step" AS "s" ON "s"."pipeline" = "c"."pipeline" AND "s"."number" = "c"."step" WHERE "f"."project" = ?6 AND "f"."kind" = ?7 AND "f"."name" = ?8 AND ("a"."pipeline", "a"."cell", "a"."ordinal") > (?2, ?3, ?4) AND "s"."kind" = ?1 ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal" LIMIT ?5;

-- unfinished attempts of a kind of a reference before a time
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."id", "a"."state", "a"."system", "a"."external", "c"."target", "c"."identifier", "s"."key", "s"."kind" FROM "reference" AS "f" JOIN "event" AS "e" ON "e"."reference" = "f"."id" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" JOIN "attempt" AS "a" ON "a"."pipeline" = "p"."id" AND "a"."open" JOIN "cell" AS "c" ON "c"."pipeline" = "a"."pipeline" AND "c"."position" = "a"."cell" JOIN "step" AS "s" ON "s"."pipeline" = "c"."pipeline" AND "s"."number" = "c"."step" WHERE "f"."project" = ?6 AND "f"."kind" = ?7 AND "f"."name" = ?8 AND "p"."created_at" < ?9 AND ("a"."pipeline", "a"."cell", "a"."ordinal") > (?2, ?3, ?4) AND "s"."kind" = ?1 ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal" LIMIT ?5;

-- ready attempts of a kind
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."id", "a"."state", "a"."system", "a"."external", "c"."target", "c"."identifier", "s"."key", "s"."kind" FROM "attempt" AS "a" JOIN "cell" AS "c" ON "c"."pipeline" = "a"."pipeline" AND "c"."position" = "a"."cell" JOIN "step" AS "s" ON "s"."pipeline" = "c"."pipeline" AND "s"."number" = "c"."step" JOIN "pipeline" AS "p" ON "p"."id" = "a"."pipeline" WHERE "a"."open" AND "a"."state" = 0 AND ("a"."pipeline", "a"."cell", "a"."ordinal") > (?2, ?3, ?4) AND "s"."kind" = ?1 AND NOT EXISTS (SELECT 1 FROM "input" AS "i" JOIN "attempt" AS "b" ON "b"."pipeline" = "i"."pipeline" AND "b"."cell" = "i"."source_cell" AND "b"."ordinal" = "i"."source_ordinal" WHERE "i"."pipeline" = "a"."pipeline" AND "i"."cell" = "a"."cell" AND "i"."ordinal" = "a"."ordinal" AND "b"."state" <> 2) ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal" LIMIT ?5;

-- successes at a commit, newest first
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."id", "a"."state", "a"."system", "a"."external", "c"."target", "c"."identifier", "s"."key", "s"."kind" FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" JOIN "attempt" AS "a" ON "a"."pipeline" = "p"."id" JOIN "cell" AS "c" ON "c"."pipeline" = "a"."pipeline" AND "c"."position" = "a"."cell" JOIN "step" AS "s" ON "s"."pipeline" = "c"."pipeline" AND "s"."number" = "c"."step" WHERE "e"."commit_hash" = ?1 AND "a"."state" = 2 AND "s"."kind" = ?2 ORDER BY "a"."pipeline" DESC, "a"."cell", "a"."ordinal" DESC;

-- successes at a commit of a project, newest first
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."id", "a"."state", "a"."system", "a"."external", "c"."target", "c"."identifier", "s"."key", "s"."kind" FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" JOIN "attempt" AS "a" ON "a"."pipeline" = "p"."id" JOIN "cell" AS "c" ON "c"."pipeline" = "a"."pipeline" AND "c"."position" = "a"."cell" JOIN "step" AS "s" ON "s"."pipeline" = "c"."pipeline" AND "s"."number" = "c"."step" WHERE "e"."commit_hash" = ?1 AND "e"."project" = ?3 AND "a"."state" = 2 AND "s"."kind" = ?2 ORDER BY "a"."pipeline" DESC, "a"."cell", "a"."ordinal" DESC;

-- successes at a commit for a target, newest first
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."id", "a"."state", "a"."system", "a"."external", "c"."target", "c"."identifier", "s"."key", "s"."kind" FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" JOIN "attempt" AS "a" ON "a"."pipeline" = "p"."id" JOIN "cell" AS "c" ON "c"."pipeline" = "a"."pipeline" AND "c"."position" = "a"."cell" JOIN "step" AS "s" ON "s"."pipeline" = "c"."pipeline" AND "s"."number" = "c"."step" WHERE "e"."commit_hash" = ?1 AND "a"."state" = 2 AND "s"."kind" = ?2 AND "c"."target" = ?3 ORDER BY "a"."pipeline" DESC, "a"."cell", "a"."ordinal" DESC;

-- successes at a commit of a project for a target, newest first
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."id", "a"."state", "a"."system", "a"."external", "c"."target", "c"."identifier", "s"."key", "s"."kind" FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" JOIN "attempt" AS "a" ON "a"."pipeline" = "p"."id" JOIN "cell" AS "c" ON "c"."pipeline" = "a"."pipeline" AND "c"."position" = "a"."cell" JOIN "step" AS "s" ON "s"."pipeline" = "c"."pipeline" AND "s"."number" = "c"."step" WHERE "e"."commit_hash" = ?1 AND "e"."project" = ?3 AND "a"."state" = 2 AND "s"."kind" = ?2 AND "c"."target" = ?4 ORDER BY "a"."pipeline" DESC, "a"."cell", "a"."ordinal" DESC;

-- rows of step of a pipeline
SELECT "number", "key", "kind" FROM "step" WHERE "pipeline" = ?1 ORDER BY "number";

-- rows of cell of a pipeline
SELECT "position", "step", "target", "identifier" FROM "cell" WHERE "pipeline" = ?1 ORDER BY "position";

-- rows of edge of a pipeline
SELECT "source", "consumer", "binding" FROM "edge" WHERE "pipeline" = ?1 ORDER BY "source", "consumer";

-- rows of input of a pipeline
SELECT "cell", "ordinal", "source_cell", "source_ordinal" FROM "input" WHERE "pipeline" = ?1 ORDER BY "cell", "ordinal", "source_cell";

-- payload_srpm_build of a pipeline
SELECT "attempt", "url", "size" FROM "payload_srpm_build" WHERE "pipeline" = ?1 ORDER BY "attempt";

-- payload_srpm_build of an attempt
SELECT "attempt", "url", "size" FROM "payload_srpm_build" WHERE "pipeline" = ?1 AND "attempt" = ?2 ORDER BY "attempt";

-- new payload_srpm_build
INSERT INTO "payload_srpm_build" ("pipeline", "attempt", "url", "size") VALUES (?1, ?2, ?3, ?4) ON CONFLICT ("pipeline", "attempt") DO UPDATE SET "url" = excluded."url", "size" = excluded."size";

-- remove payload_srpm_build of an attempt
DELETE FROM "payload_srpm_build" WHERE "pipeline" = ?1 AND "attempt" = ?2;

-- remove payload_srpm_build of a pipeline
DELETE FROM "payload_srpm_build" WHERE "pipeline" = ?1;

-- payload_copr_build of a pipeline
SELECT "attempt", "chroot", "build_id", "seconds", "is_scratch___35gxvbjj91zjg", "finished_at", "owner__name", "owner__mail", "signer_", "signer__name", "signer__mail", "packages_", "logs_", "tags_" FROM "payload_copr_build" WHERE "pipeline" = ?1 ORDER BY "attempt";

-- payload_copr_build of an attempt
SELECT "attempt", "chroot", "build_id", "seconds", "is_scratch___35gxvbjj91zjg", "finished_at", "owner__name", "owner__mail", "signer_", "signer__name", "signer__mail", "packages_", "logs_", "tags_" FROM "payload_copr_build" WHERE "pipeline" = ?1 AND "attempt" = ?2 ORDER BY "attempt";

-- new payload_copr_build
INSERT INTO "payload_copr_build" ("pipeline", "attempt", "chroot", "build_id", "seconds", "is_scratch___35gxvbjj91zjg", "finished_at", "owner__name", "owner__mail", "signer_", "signer__name", "signer__mail", "packages_", "logs_", "tags_") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15) ON CONFLICT ("pipeline", "attempt") DO UPDATE SET "chroot" = excluded."chroot", "build_id" = excluded."build_id", "seconds" = excluded."seconds", "is_scratch___35gxvbjj91zjg" = excluded."is_scratch___35gxvbjj91zjg", "finished_at" = excluded."finished_at", "owner__name" = excluded."owner__name", "owner__mail" = excluded."owner__mail", "signer_" = excluded."signer_", "signer__name" = excluded."signer__name", "signer__mail" = excluded."signer__mail", "packages_" = excluded."packages_", "logs_" = excluded."logs_", "tags_" = excluded."tags_";

-- payload_copr_build__packages of a pipeline
SELECT "attempt", "at", "value" FROM "payload_copr_build__packages" WHERE "pipeline" = ?1 ORDER BY "attempt", "at";

-- payload_copr_build__packages of an attempt
SELECT "attempt", "at", "value" FROM "payload_copr_build__packages" WHERE "pipeline" = ?1 AND "attempt" = ?2 ORDER BY "attempt", "at";

-- new payload_copr_build__packages
INSERT INTO "payload_copr_build__packages" ("pipeline", "attempt", "at", "value") VALUES (?1, ?2, ?3, ?4);

-- payload_copr_build__logs of a pipeline
SELECT "attempt", "at", "url", "size", "lines" FROM "payload_copr_build__logs" WHERE "pipeline" = ?1 ORDER BY "attempt", "at";

-- payload_copr_build__logs of an attempt
SELECT "attempt", "at", "url", "size", "lines" FROM "payload_copr_build__logs" WHERE "pipeline" = ?1 AND "attempt" = ?2 ORDER BY "attempt", "at";

-- new payload_copr_build__logs
INSERT INTO "payload_copr_build__logs" ("pipeline", "attempt", "at", "url", "size", "lines") VALUES (?1, ?2, ?3, ?4, ?5, ?6);

-- payload_copr_build__tags of a pipeline
SELECT "attempt", "at", "value" FROM "payload_copr_build__tags" WHERE "pipeline" = ?1 ORDER BY "attempt", "at";

-- payload_copr_build__tags of an attempt
SELECT "attempt", "at", "value" FROM "payload_copr_build__tags" WHERE "pipeline" = ?1 AND "attempt" = ?2 ORDER BY "attempt", "at";

-- new payload_copr_build__tags
INSERT INTO "payload_copr_build__tags" ("pipeline", "attempt", "at", "value") VALUES (?1, ?2, ?3, ?4);

-- remove payload_copr_build__packages of an attempt
DELETE FROM "payload_copr_build__packages" WHERE "pipeline" = ?1 AND "attempt" = ?2;

-- remove payload_copr_build__packages of a pipeline
DELETE FROM "payload_copr_build__packages" WHERE "pipeline" = ?1;

-- remove payload_copr_build__logs of an attempt
DELETE FROM "payload_copr_build__logs" WHERE "pipeline" = ?1 AND "attempt" = ?2;

-- remove payload_copr_build__logs of a pipeline
DELETE FROM "payload_copr_build__logs" WHERE "pipeline" = ?1;

-- remove payload_copr_build__tags of an attempt
DELETE FROM "payload_copr_build__tags" WHERE "pipeline" = ?1 AND "attempt" = ?2;

-- remove payload_copr_build__tags of a pipeline
DELETE FROM "payload_copr_build__tags" WHERE "pipeline" = ?1;

-- remove payload_copr_build of an attempt
DELETE FROM "payload_copr_build" WHERE "pipeline" = ?1 AND "attempt" = ?2;

-- remove payload_copr_build of a pipeline
DELETE FROM "payload_copr_build" WHERE "pipeline" = ?1;

-- new searchable field
INSERT INTO "attempt_value" ("pipeline", "attempt", "field", "value", "kind", "cell", "ordinal", "state", "system", "external", "step", "target", "identifier") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13);

-- remove searchable fields of an attempt
DELETE FROM "attempt_value" WHERE "pipeline" = ?1 AND "attempt" = ?2;

-- remove searchable fields of a pipeline
DELETE FROM "attempt_value" WHERE "pipeline" = ?1;

-- state beside searchable fields
UPDATE "attempt_value" SET "state" = ?3 WHERE "pipeline" = ?1 AND "attempt" = ?2;

-- external id beside searchable fields
UPDATE "attempt_value" SET "system" = ?3, "external" = ?4 WHERE "pipeline" = ?1 AND "attempt" = ?2;

-- attempts with a searchable field
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."state", "a"."system", "a"."external", "a"."target", "a"."identifier", "a"."step", "a"."kind" FROM "attempt_value" AS "a" JOIN "pipeline" AS "p" ON "p"."id" = "a"."pipeline" WHERE "a"."value" = ?1 AND "a"."field" = ?2 AND "a"."kind" = ?3 AND ("a"."pipeline", "a"."cell", "a"."ordinal") > (?4, ?5, ?6) ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal" LIMIT ?7;

-- searchable fields of a pipeline
SELECT "attempt", "field", "value", "kind", "cell", "ordinal", "state", "system", "external", "step", "target", "identifier" FROM "attempt_value" WHERE "pipeline" = ?1 ORDER BY "attempt", "field", "value";
