-- group-document

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

CREATE TABLE "run_document" (
  "pipeline" INTEGER NOT NULL,
  "run" INTEGER NOT NULL,
  "document" TEXT NOT NULL,
  "open" INTEGER GENERATED ALWAYS AS ((instr("document", '"state":"pending"') > 0 OR instr("document", '"state":"running"') > 0)) VIRTUAL,
  PRIMARY KEY ("pipeline", "run"),
  FOREIGN KEY ("pipeline", "run") REFERENCES "run" ("pipeline", "number")
) STRICT;
CREATE INDEX "run_document_open" ON "run_document" ("pipeline", "run") WHERE "open";

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
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "run_document" AS "d" WHERE "d"."open" AND "d"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."id" > ?1 ORDER BY "p"."id" LIMIT ?2;

-- pipelines, newest first
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "run_document" AS "d" WHERE "d"."open" AND "d"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."id" < ?1 ORDER BY "p"."id" DESC LIMIT ?2;

-- pipelines of a project
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "run_document" AS "d" WHERE "d"."open" AND "d"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."project" = ?1 AND "p"."id" > ?2 ORDER BY "p"."id" LIMIT ?3;

-- pipelines of a project, newest first
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "run_document" AS "d" WHERE "d"."open" AND "d"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."project" = ?1 AND "p"."id" < ?2 ORDER BY "p"."id" DESC LIMIT ?3;

-- pipelines of an event
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "run_document" AS "d" WHERE "d"."open" AND "d"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."event" = ?1 AND "p"."id" > ?2 ORDER BY "p"."id" LIMIT ?3;

-- pipelines of an event, newest first
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "run_document" AS "d" WHERE "d"."open" AND "d"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."event" = ?1 AND "p"."id" < ?2 ORDER BY "p"."id" DESC LIMIT ?3;

-- pipelines at a commit
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "run_document" AS "d" WHERE "d"."open" AND "d"."pipeline" = "p"."id") FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = ?1 AND "p"."id" > ?2 ORDER BY "p"."id" LIMIT ?3;

-- pipelines at a commit, newest first
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "run_document" AS "d" WHERE "d"."open" AND "d"."pipeline" = "p"."id") FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = ?1 AND "p"."id" < ?2 ORDER BY "p"."id" DESC LIMIT ?3;

-- pipelines at a commit of a project
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "run_document" AS "d" WHERE "d"."open" AND "d"."pipeline" = "p"."id") FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = ?1 AND "e"."project" = ?2 AND "p"."id" > ?3 ORDER BY "p"."id" LIMIT ?4;

-- pipelines at a commit of a project, newest first
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "run_document" AS "d" WHERE "d"."open" AND "d"."pipeline" = "p"."id") FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = ?1 AND "e"."project" = ?2 AND "p"."id" < ?3 ORDER BY "p"."id" DESC LIMIT ?4;

-- newest pipelines at a commit
SELECT "p"."id" FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = ?1 ORDER BY "p"."id" DESC;

-- newest pipelines at a commit of a project
SELECT "p"."id" FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = ?1 AND "e"."project" = ?2 ORDER BY "p"."id" DESC;

-- pipelines known to have ended
SELECT "p"."id" FROM "pipeline" AS "p" WHERE "p"."ended" IS NOT NULL AND "p"."ended" < ?1 AND "p"."id" > ?2 ORDER BY "p"."id" LIMIT ?3;

-- pipelines not known to have ended
SELECT "p"."id", EXISTS (SELECT 1 FROM "run_document" AS "d" WHERE "d"."open" AND "d"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."ended" IS NULL AND "p"."id" > ?1 ORDER BY "p"."id" LIMIT ?2;

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

-- new document
INSERT INTO "run_document" ("pipeline", "run", "document") VALUES (?1, ?2, ?3);

-- documents of a pipeline
SELECT "run", "document" FROM "run_document" WHERE "pipeline" = ?1 ORDER BY "run";

-- document of a run
SELECT "document" FROM "run_document" WHERE "pipeline" = ?1 AND "run" = coalesce(?2, (SELECT "h"."head" FROM "pipeline" AS "h" WHERE "h"."id" = ?1));

-- unfinished documents
SELECT "p"."id", "p"."event", "p"."project", "p"."graph", "d"."document" FROM "run_document" AS "d" JOIN "pipeline" AS "p" ON "p"."id" = "d"."pipeline" WHERE "d"."open" AND "d"."run" = "p"."head" AND "d"."pipeline" >= ?1 ORDER BY "d"."pipeline", "d"."run";

-- unfinished documents of an event
SELECT "p"."id", "p"."event", "p"."project", "p"."graph", "d"."document" FROM "pipeline" AS "p" JOIN "run_document" AS "d" ON "d"."pipeline" = "p"."id" AND "d"."open" AND "d"."run" = "p"."head" WHERE "p"."event" = ?2 AND "p"."id" >= ?1 ORDER BY "d"."pipeline", "d"."run";

-- unfinished documents of an event before a time
SELECT "p"."id", "p"."event", "p"."project", "p"."graph", "d"."document" FROM "pipeline" AS "p" JOIN "run_document" AS "d" ON "d"."pipeline" = "p"."id" AND "d"."open" AND "d"."run" = "p"."head" WHERE "p"."event" = ?2 AND "p"."created_at" < ?3 AND "p"."id" >= ?1 ORDER BY "d"."pipeline", "d"."run";

-- unfinished documents of a reference
SELECT "p"."id", "p"."event", "p"."project", "p"."graph", "d"."document" FROM "reference" AS "f" JOIN "event" AS "e" ON "e"."reference" = "f"."id" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" JOIN "run_document" AS "d" ON "d"."pipeline" = "p"."id" AND "d"."open" AND "d"."run" = "p"."head" WHERE "f"."project" = ?2 AND "f"."kind" = ?3 AND "f"."name" = ?4 AND "p"."id" >= ?1 ORDER BY "d"."pipeline", "d"."run";

-- unfinished documents of a reference before a time
SELECT "p"."id", "p"."event", "p"."project", "p"."graph", "d"."document" FROM "reference" AS "f" JOIN "event" AS "e" ON "e"."reference" = "f"."id" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" JOIN "run_document" AS "d" ON "d"."pipeline" = "p"."id" AND "d"."open" AND "d"."run" = "p"."head" WHERE "f"."project" = ?2 AND "f"."kind" = ?3 AND "f"."name" = ?4 AND "p"."created_at" < ?5 AND "p"."id" >= ?1 ORDER BY "d"."pipeline", "d"."run";

-- unfinished documents with an external id
SELECT "p"."id", "p"."event", "p"."project", "p"."graph", "d"."document" FROM "run_document" AS "d" JOIN "pipeline" AS "p" ON "p"."id" = "d"."pipeline" WHERE "d"."open" AND "d"."run" = "p"."head" AND instr("d"."document", ?2) > 0 ORDER BY "d"."pipeline", "d"."run";

-- documents with an external id
SELECT "p"."id", "p"."event", "p"."project", "p"."graph", "d"."document" FROM "run_document" AS "d" JOIN "pipeline" AS "p" ON "p"."id" = "d"."pipeline" WHERE instr("d"."document", ?2) > 0 ORDER BY "d"."pipeline", "d"."run";

-- documents of a pipeline with an external id
SELECT "p"."id", "p"."event", "p"."project", "p"."graph", "d"."document" FROM "run_document" AS "d" JOIN "pipeline" AS "p" ON "p"."id" = "d"."pipeline" WHERE "d"."pipeline" = ?3 AND instr("d"."document", ?2) > 0 ORDER BY "d"."pipeline", "d"."run";

-- unfinished pipelines
SELECT DISTINCT "pipeline" FROM "run_document" WHERE "open" AND "pipeline" >= ?1 ORDER BY "pipeline" LIMIT ?2;

-- change of 1 values in documents
UPDATE "run_document" SET "document" = json_replace("document", ?3, json(?4)) WHERE "pipeline" = ?1 AND "run" >= ?2;

-- change of 2 values in documents
UPDATE "run_document" SET "document" = json_replace("document", ?3, json(?4), ?5, json(?6)) WHERE "pipeline" = ?1 AND "run" >= ?2;

-- change of 3 values in documents
UPDATE "run_document" SET "document" = json_replace("document", ?3, json(?4), ?5, json(?6), ?7, json(?8)) WHERE "pipeline" = ?1 AND "run" >= ?2;

-- change of 4 values in documents
UPDATE "run_document" SET "document" = json_replace("document", ?3, json(?4), ?5, json(?6), ?7, json(?8), ?9, json(?10)) WHERE "pipeline" = ?1 AND "run" >= ?2;

-- change of 5 values in documents
UPDATE "run_document" SET "document" = json_replace("document", ?3, json(?4), ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12)) WHERE "pipeline" = ?1 AND "run" >= ?2;

-- change of 6 values in documents
UPDATE "run_document" SET "document" = json_replace("document", ?3, json(?4), ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14)) WHERE "pipeline" = ?1 AND "run" >= ?2;

-- change of 7 values in documents
UPDATE "run_document" SET "document" = json_replace("document", ?3, json(?4), ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14), ?15, json(?16)) WHERE "pipeline" = ?1 AND "run" >= ?2;

-- change of 8 values in documents
UPDATE "run_document" SET "document" = json_replace("document", ?3, json(?4), ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14), ?15, json(?16), ?17, json(?18)) WHERE "pipeline" = ?1 AND "run" >= ?2;

-- change of 9 values in documents
UPDATE "run_document" SET "document" = json_replace("document", ?3, json(?4), ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14), ?15, json(?16), ?17, json(?18), ?19, json(?20)) WHERE "pipeline" = ?1 AND "run" >= ?2;

-- change of 10 values in documents
UPDATE "run_document" SET "document" = json_replace("document", ?3, json(?4), ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14), ?15, json(?16), ?17, json(?18), ?19, json(?20), ?21, json(?22)) WHERE "pipeline" = ?1 AND "run" >= ?2;

-- change of 11 values in documents
UPDATE "run_document" SET "document" = json_replace("document", ?3, json(?4), ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14), ?15, json(?16), ?17, json(?18), ?19, json(?20), ?21, json(?22), ?23, json(?24)) WHERE "pipeline" = ?1 AND "run" >= ?2;

-- change of 12 values in documents
UPDATE "run_document" SET "document" = json_replace("document", ?3, json(?4), ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14), ?15, json(?16), ?17, json(?18), ?19, json(?20), ?21, json(?22), ?23, json(?24), ?25, json(?26)) WHERE "pipeline" = ?1 AND "run" >= ?2;

-- change of 13 values in documents
UPDATE "run_document" SET "document" = json_replace("document", ?3, json(?4), ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14), ?15, json(?16), ?17, json(?18), ?19, json(?20), ?21, json(?22), ?23, json(?24), ?25, json(?26), ?27, json(?28)) WHERE "pipeline" = ?1 AND "run" >= ?2;

-- change of 14 values in documents
UPDATE "run_document" SET "document" = json_replace("document", ?3, json(?4), ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14), ?15, json(?16), ?17, json(?18), ?19, json(?20), ?21, json(?22), ?23, json(?24), ?25, json(?26), ?27, json(?28), ?29, json(?30)) WHERE "pipeline" = ?1 AND "run" >= ?2;

-- change of 15 values in documents
UPDATE "run_document" SET "document" = json_replace("document", ?3, json(?4), ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14), ?15, json(?16), ?17, json(?18), ?19, json(?20), ?21, json(?22), ?23, json(?24), ?25, json(?26), ?27, json(?28), ?29, json(?30), ?31, json(?32)) WHERE "pipeline" = ?1 AND "run" >= ?2;

-- change of 16 values in documents
UPDATE "run_document" SET "document" = json_replace("document", ?3, json(?4), ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14), ?15, json(?16), ?17, json(?18), ?19, json(?20), ?21, json(?22), ?23, json(?24), ?25, json(?26), ?27, json(?28), ?29, json(?30), ?31, json(?32), ?33, json(?34)) WHERE "pipeline" = ?1 AND "run" >= ?2;

-- remove documents of a pipeline
DELETE FROM "run_document" WHERE "pipeline" = ?1;

-- all documents
SELECT "pipeline", "document" FROM "run_document" ORDER BY "pipeline", "run";

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
