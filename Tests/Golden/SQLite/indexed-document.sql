-- indexed-document

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

CREATE TABLE "pipeline_document" (
  "pipeline" INTEGER NOT NULL,
  "document" TEXT NOT NULL,
  PRIMARY KEY ("pipeline"),
  FOREIGN KEY ("pipeline") REFERENCES "pipeline" ("id")
) STRICT;

CREATE TABLE "attempt_lookup" (
  "pipeline" INTEGER NOT NULL,
  "cell" INTEGER NOT NULL,
  "ordinal" INTEGER NOT NULL,
  "attempt" INTEGER NOT NULL,
  "run" INTEGER NOT NULL,
  "kind" TEXT NOT NULL,
  "step" TEXT NOT NULL,
  "target" TEXT NOT NULL,
  "identifier" TEXT,
  "system" TEXT,
  "external" TEXT,
  "open" INTEGER NOT NULL,
  "succeeded" INTEGER NOT NULL,
  PRIMARY KEY ("pipeline", "cell", "ordinal"),
  UNIQUE ("pipeline", "attempt"),
  FOREIGN KEY ("pipeline") REFERENCES "pipeline_document" ("pipeline")
) STRICT, WITHOUT ROWID;
CREATE INDEX "attempt_lookup_open" ON "attempt_lookup" ("pipeline", "open") WHERE "open";
CREATE INDEX "attempt_lookup_open_of_kind" ON "attempt_lookup" ("kind", "pipeline", "cell", "ordinal") WHERE "open";
CREATE INDEX "attempt_lookup_by_external" ON "attempt_lookup" ("external", "system") WHERE "external" IS NOT NULL;

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
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."id" > ?1 ORDER BY "p"."id" LIMIT ?2;

-- pipelines, newest first
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."id" < ?1 ORDER BY "p"."id" DESC LIMIT ?2;

-- pipelines of a project
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."project" = ?1 AND "p"."id" > ?2 ORDER BY "p"."id" LIMIT ?3;

-- pipelines of a project, newest first
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."project" = ?1 AND "p"."id" < ?2 ORDER BY "p"."id" DESC LIMIT ?3;

-- pipelines of an event
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."event" = ?1 AND "p"."id" > ?2 ORDER BY "p"."id" LIMIT ?3;

-- pipelines of an event, newest first
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."event" = ?1 AND "p"."id" < ?2 ORDER BY "p"."id" DESC LIMIT ?3;

-- pipelines at a commit
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = ?1 AND "p"."id" > ?2 ORDER BY "p"."id" LIMIT ?3;

-- pipelines at a commit, newest first
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = ?1 AND "p"."id" < ?2 ORDER BY "p"."id" DESC LIMIT ?3;

-- pipelines at a commit of a project
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = ?1 AND "e"."project" = ?2 AND "p"."id" > ?3 ORDER BY "p"."id" LIMIT ?4;

-- pipelines at a commit of a project, newest first
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = ?1 AND "e"."project" = ?2 AND "p"."id" < ?3 ORDER BY "p"."id" DESC LIMIT ?4;

-- newest pipelines at a commit
SELECT "p"."id" FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = ?1 ORDER BY "p"."id" DESC;

-- newest pipelines at a commit of a project
SELECT "p"."id" FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = ?1 AND "e"."project" = ?2 ORDER BY "p"."id" DESC;

-- pipelines known to have ended
SELECT "p"."id" FROM "pipeline" AS "p" WHERE "p"."ended" IS NOT NULL AND "p"."ended" < ?1 AND "p"."id" > ?2 ORDER BY "p"."id" LIMIT ?3;

-- pipelines not known to have ended
SELECT "p"."id", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."ended" IS NULL AND "p"."id" > ?1 ORDER BY "p"."id" LIMIT ?2;

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
INSERT INTO "pipeline_document" ("pipeline", "document") VALUES (?1, ?2);

-- new lookup row
INSERT INTO "attempt_lookup" ("pipeline", "cell", "ordinal", "attempt", "run", "kind", "step", "target", "identifier", "system", "external", "open", "succeeded") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13);

-- document of a pipeline
SELECT "document" FROM "pipeline_document" WHERE "pipeline" = ?1;

-- document and graph of a pipeline
SELECT "d"."document", "p"."graph" FROM "pipeline_document" AS "d" JOIN "pipeline" AS "p" ON "p"."id" = "d"."pipeline" WHERE "d"."pipeline" = ?1;

-- document of a pipeline anew
UPDATE "pipeline_document" SET "document" = ?2 WHERE "pipeline" = ?1;

-- change of 1 values in the document
UPDATE "pipeline_document" SET "document" = json_replace("document", ?2, json(?3)) WHERE "pipeline" = ?1;

-- change of 2 values in the document
UPDATE "pipeline_document" SET "document" = json_replace("document", ?2, json(?3), ?4, json(?5)) WHERE "pipeline" = ?1;

-- change of 3 values in the document
UPDATE "pipeline_document" SET "document" = json_replace("document", ?2, json(?3), ?4, json(?5), ?6, json(?7)) WHERE "pipeline" = ?1;

-- change of 4 values in the document
UPDATE "pipeline_document" SET "document" = json_replace("document", ?2, json(?3), ?4, json(?5), ?6, json(?7), ?8, json(?9)) WHERE "pipeline" = ?1;

-- change of 5 values in the document
UPDATE "pipeline_document" SET "document" = json_replace("document", ?2, json(?3), ?4, json(?5), ?6, json(?7), ?8, json(?9), ?10, json(?11)) WHERE "pipeline" = ?1;

-- change of 6 values in the document
UPDATE "pipeline_document" SET "document" = json_replace("document", ?2, json(?3), ?4, json(?5), ?6, json(?7), ?8, json(?9), ?10, json(?11), ?12, json(?13)) WHERE "pipeline" = ?1;

-- change of 7 values in the document
UPDATE "pipeline_document" SET "document" = json_replace("document", ?2, json(?3), ?4, json(?5), ?6, json(?7), ?8, json(?9), ?10, json(?11), ?12, json(?13), ?14, json(?15)) WHERE "pipeline" = ?1;

-- change of 8 values in the document
UPDATE "pipeline_document" SET "document" = json_replace("document", ?2, json(?3), ?4, json(?5), ?6, json(?7), ?8, json(?9), ?10, json(?11), ?12, json(?13), ?14, json(?15), ?16, json(?17)) WHERE "pipeline" = ?1;

-- change of 9 values in the document
UPDATE "pipeline_document" SET "document" = json_replace("document", ?2, json(?3), ?4, json(?5), ?6, json(?7), ?8, json(?9), ?10, json(?11), ?12, json(?13), ?14, json(?15), ?16, json(?17), ?18, json(?19)) WHERE "pipeline" = ?1;

-- change of 10 values in the document
UPDATE "pipeline_document" SET "document" = json_replace("document", ?2, json(?3), ?4, json(?5), ?6, json(?7), ?8, json(?9), ?10, json(?11), ?12, json(?13), ?14, json(?15), ?16, json(?17), ?18, json(?19), ?20, json(?21)) WHERE "pipeline" = ?1;

-- change of 11 values in the document
UPDATE "pipeline_document" SET "document" = json_replace("document", ?2, json(?3), ?4, json(?5), ?6, json(?7), ?8, json(?9), ?10, json(?11), ?12, json(?13), ?14, json(?15), ?16, json(?17), ?18, json(?19), ?20, json(?21), ?22, json(?23)) WHERE "pipeline" = ?1;

-- change of 12 values in the document
UPDATE "pipeline_document" SET "document" = json_replace("document", ?2, json(?3), ?4, json(?5), ?6, json(?7), ?8, json(?9), ?10, json(?11), ?12, json(?13), ?14, json(?15), ?16, json(?17), ?18, json(?19), ?20, json(?21), ?22, json(?23), ?24, json(?25)) WHERE "pipeline" = ?1;

-- change of 13 values in the document
UPDATE "pipeline_document" SET "document" = json_replace("document", ?2, json(?3), ?4, json(?5), ?6, json(?7), ?8, json(?9), ?10, json(?11), ?12, json(?13), ?14, json(?15), ?16, json(?17), ?18, json(?19), ?20, json(?21), ?22, json(?23), ?24, json(?25), ?26, json(?27)) WHERE "pipeline" = ?1;

-- change of 14 values in the document
UPDATE "pipeline_document" SET "document" = json_replace("document", ?2, json(?3), ?4, json(?5), ?6, json(?7), ?8, json(?9), ?10, json(?11), ?12, json(?13), ?14, json(?15), ?16, json(?17), ?18, json(?19), ?20, json(?21), ?22, json(?23), ?24, json(?25), ?26, json(?27), ?28, json(?29)) WHERE "pipeline" = ?1;

-- change of 15 values in the document
UPDATE "pipeline_document" SET "document" = json_replace("document", ?2, json(?3), ?4, json(?5), ?6, json(?7), ?8, json(?9), ?10, json(?11), ?12, json(?13), ?14, json(?15), ?16, json(?17), ?18, json(?19), ?20, json(?21), ?22, json(?23), ?24, json(?25), ?26, json(?27), ?28, json(?29), ?30, json(?31)) WHERE "pipeline" = ?1;

-- change of 16 values in the document
UPDATE "pipeline_document" SET "document" = json_replace("document", ?2, json(?3), ?4, json(?5), ?6, json(?7), ?8, json(?9), ?10, json(?11), ?12, json(?13), ?14, json(?15), ?16, json(?17), ?18, json(?19), ?20, json(?21), ?22, json(?23), ?24, json(?25), ?26, json(?27), ?28, json(?29), ?30, json(?31), ?32, json(?33)) WHERE "pipeline" = ?1;

-- change of 1 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = json_replace("document", ?5, json(?6)) WHERE "pipeline" = ?1 AND (json_extract("document", ?2) = ?3 OR json_extract("document", ?2) = ?4);

-- change of 2 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = json_replace("document", ?5, json(?6), ?7, json(?8)) WHERE "pipeline" = ?1 AND (json_extract("document", ?2) = ?3 OR json_extract("document", ?2) = ?4);

-- change of 3 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = json_replace("document", ?5, json(?6), ?7, json(?8), ?9, json(?10)) WHERE "pipeline" = ?1 AND (json_extract("document", ?2) = ?3 OR json_extract("document", ?2) = ?4);

-- change of 4 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = json_replace("document", ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12)) WHERE "pipeline" = ?1 AND (json_extract("document", ?2) = ?3 OR json_extract("document", ?2) = ?4);

-- change of 5 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = json_replace("document", ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14)) WHERE "pipeline" = ?1 AND (json_extract("document", ?2) = ?3 OR json_extract("document", ?2) = ?4);

-- change of 6 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = json_replace("document", ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14), ?15, json(?16)) WHERE "pipeline" = ?1 AND (json_extract("document", ?2) = ?3 OR json_extract("document", ?2) = ?4);

-- change of 7 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = json_replace("document", ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14), ?15, json(?16), ?17, json(?18)) WHERE "pipeline" = ?1 AND (json_extract("document", ?2) = ?3 OR json_extract("document", ?2) = ?4);

-- change of 8 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = json_replace("document", ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14), ?15, json(?16), ?17, json(?18), ?19, json(?20)) WHERE "pipeline" = ?1 AND (json_extract("document", ?2) = ?3 OR json_extract("document", ?2) = ?4);

-- change of 9 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = json_replace("document", ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14), ?15, json(?16), ?17, json(?18), ?19, json(?20), ?21, json(?22)) WHERE "pipeline" = ?1 AND (json_extract("document", ?2) = ?3 OR json_extract("document", ?2) = ?4);

-- change of 10 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = json_replace("document", ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14), ?15, json(?16), ?17, json(?18), ?19, json(?20), ?21, json(?22), ?23, json(?24)) WHERE "pipeline" = ?1 AND (json_extract("document", ?2) = ?3 OR json_extract("document", ?2) = ?4);

-- change of 11 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = json_replace("document", ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14), ?15, json(?16), ?17, json(?18), ?19, json(?20), ?21, json(?22), ?23, json(?24), ?25, json(?26)) WHERE "pipeline" = ?1 AND (json_extract("document", ?2) = ?3 OR json_extract("document", ?2) = ?4);

-- change of 12 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = json_replace("document", ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14), ?15, json(?16), ?17, json(?18), ?19, json(?20), ?21, json(?22), ?23, json(?24), ?25, json(?26), ?27, json(?28)) WHERE "pipeline" = ?1 AND (json_extract("document", ?2) = ?3 OR json_extract("document", ?2) = ?4);

-- change of 13 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = json_replace("document", ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14), ?15, json(?16), ?17, json(?18), ?19, json(?20), ?21, json(?22), ?23, json(?24), ?25, json(?26), ?27, json(?28), ?29, json(?30)) WHERE "pipeline" = ?1 AND (json_extract("document", ?2) = ?3 OR json_extract("document", ?2) = ?4);

-- change of 14 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = json_replace("document", ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14), ?15, json(?16), ?17, json(?18), ?19, json(?20), ?21, json(?22), ?23, json(?24), ?25, json(?26), ?27, json(?28), ?29, json(?30), ?31, json(?32)) WHERE "pipeline" = ?1 AND (json_extract("document", ?2) = ?3 OR json_extract("document", ?2) = ?4);

-- change of 15 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = json_replace("document", ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14), ?15, json(?16), ?17, json(?18), ?19, json(?20), ?21, json(?22), ?23, json(?24), ?25, json(?26), ?27, json(?28), ?29, json(?30), ?31, json(?32), ?33, json(?34)) WHERE "pipeline" = ?1 AND (json_extract("document", ?2) = ?3 OR json_extract("document", ?2) = ?4);

-- change of 16 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = json_replace("document", ?5, json(?6), ?7, json(?8), ?9, json(?10), ?11, json(?12), ?13, json(?14), ?15, json(?16), ?17, json(?18), ?19, json(?20), ?21, json(?22), ?23, json(?24), ?25, json(?26), ?27, json(?28), ?29, json(?30), ?31, json(?32), ?33, json(?34), ?35, json(?36)) WHERE "pipeline" = ?1 AND (json_extract("document", ?2) = ?3 OR json_extract("document", ?2) = ?4);

-- addition of 2 members to the document
UPDATE "pipeline_document" SET "document" = json_insert("document", ?2, json(?3), ?4, json(?5)) WHERE "pipeline" = ?1;

-- addition of 4 members to the document
UPDATE "pipeline_document" SET "document" = json_insert("document", ?2, json(?3), ?4, json(?5), ?6, json(?7), ?8, json(?9)) WHERE "pipeline" = ?1;

-- addition of 8 members to the document
UPDATE "pipeline_document" SET "document" = json_insert("document", ?2, json(?3), ?4, json(?5), ?6, json(?7), ?8, json(?9), ?10, json(?11), ?12, json(?13), ?14, json(?15), ?16, json(?17)) WHERE "pipeline" = ?1;

-- addition of 16 members to the document
UPDATE "pipeline_document" SET "document" = json_insert("document", ?2, json(?3), ?4, json(?5), ?6, json(?7), ?8, json(?9), ?10, json(?11), ?12, json(?13), ?14, json(?15), ?16, json(?17), ?18, json(?19), ?20, json(?21), ?22, json(?23), ?24, json(?25), ?26, json(?27), ?28, json(?29), ?30, json(?31), ?32, json(?33)) WHERE "pipeline" = ?1;

-- addition of 32 members to the document
UPDATE "pipeline_document" SET "document" = json_insert("document", ?2, json(?3), ?4, json(?5), ?6, json(?7), ?8, json(?9), ?10, json(?11), ?12, json(?13), ?14, json(?15), ?16, json(?17), ?18, json(?19), ?20, json(?21), ?22, json(?23), ?24, json(?25), ?26, json(?27), ?28, json(?29), ?30, json(?31), ?32, json(?33), ?34, json(?35), ?36, json(?37), ?38, json(?39), ?40, json(?41), ?42, json(?43), ?44, json(?45), ?46, json(?47), ?48, json(?49), ?50, json(?51), ?52, json(?53), ?54, json(?55), ?56, json(?57), ?58, json(?59), ?60, json(?61), ?62, json(?63), ?64, json(?65)) WHERE "pipeline" = ?1;

-- addition of 60 members to the document
UPDATE "pipeline_document" SET "document" = json_insert("document", ?2, json(?3), ?4, json(?5), ?6, json(?7), ?8, json(?9), ?10, json(?11), ?12, json(?13), ?14, json(?15), ?16, json(?17), ?18, json(?19), ?20, json(?21), ?22, json(?23), ?24, json(?25), ?26, json(?27), ?28, json(?29), ?30, json(?31), ?32, json(?33), ?34, json(?35), ?36, json(?37), ?38, json(?39), ?40, json(?41), ?42, json(?43), ?44, json(?45), ?46, json(?47), ?48, json(?49), ?50, json(?51), ?52, json(?53), ?54, json(?55), ?56, json(?57), ?58, json(?59), ?60, json(?61), ?62, json(?63), ?64, json(?65), ?66, json(?67), ?68, json(?69), ?70, json(?71), ?72, json(?73), ?74, json(?75), ?76, json(?77), ?78, json(?79), ?80, json(?81), ?82, json(?83), ?84, json(?85), ?86, json(?87), ?88, json(?89), ?90, json(?91), ?92, json(?93), ?94, json(?95), ?96, json(?97), ?98, json(?99), ?100, json(?101), ?102, json(?103), ?104, json(?105), ?106, json(?107), ?108, json(?109), ?110, json(?111), ?112, json(?113), ?114, json(?115), ?116, json(?117), ?118, json(?119), ?120, json(?121)) WHERE "pipeline" = ?1;

-- end of an attempt
UPDATE "attempt_lookup" SET "open" = ?4, "succeeded" = ?5 WHERE "pipeline" = ?1 AND "cell" = ?2 AND "ordinal" = ?3;

-- external id of an attempt
UPDATE "attempt_lookup" SET "system" = ?4, "external" = ?5 WHERE "pipeline" = ?1 AND "cell" = ?2 AND "ordinal" = ?3;

-- end of an attempt with its external id
UPDATE "attempt_lookup" SET "open" = ?4, "succeeded" = ?5, "system" = ?6, "external" = ?7 WHERE "pipeline" = ?1 AND "cell" = ?2 AND "ordinal" = ?3;

-- attempt of an id
SELECT "a"."pipeline", "a"."attempt", "a"."cell", "a"."ordinal", "a"."open", "a"."kind" FROM "attempt_lookup" AS "a" WHERE "a"."pipeline" = ?1 AND "a"."attempt" = ?2;

-- attempt of a cell and ordinal
SELECT "a"."pipeline", "a"."attempt", "a"."cell", "a"."ordinal", "a"."open", "a"."kind" FROM "attempt_lookup" AS "a" WHERE "a"."pipeline" = ?1 AND "a"."cell" = ?2 AND "a"."ordinal" = ?3;

-- newest attempt of a cell
SELECT "a"."pipeline", "a"."attempt", "a"."cell", "a"."ordinal", "a"."open", "a"."kind" FROM "attempt_lookup" AS "a" WHERE "a"."pipeline" = ?1 AND "a"."cell" = ?2 ORDER BY "a"."ordinal" DESC LIMIT ?3;

-- candidates of an external id
SELECT "a"."pipeline", "a"."attempt", "a"."cell", "a"."ordinal", "a"."open", "a"."kind", "a"."step", "a"."target", "a"."identifier" FROM "attempt_lookup" AS "a" WHERE "a"."external" = ?1 AND "a"."system" = ?2 ORDER BY "a"."open" DESC, "a"."pipeline", "a"."cell", "a"."ordinal";

-- candidates of an external id in a pipeline
SELECT "a"."pipeline", "a"."attempt", "a"."cell", "a"."ordinal", "a"."open", "a"."kind", "a"."step", "a"."target", "a"."identifier" FROM "attempt_lookup" AS "a" WHERE "a"."external" = ?1 AND "a"."system" = ?2 AND "a"."pipeline" = ?3 ORDER BY "a"."open" DESC, "a"."pipeline", "a"."cell", "a"."ordinal";

-- attempts of an external id
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "attempt_lookup" AS "a" JOIN "pipeline" AS "p" ON "p"."id" = "a"."pipeline" WHERE "a"."external" = ?1 AND "a"."system" = ?2 ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal";

-- attempts of an external id in a pipeline
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "attempt_lookup" AS "a" JOIN "pipeline" AS "p" ON "p"."id" = "a"."pipeline" WHERE "a"."external" = ?1 AND "a"."system" = ?2 AND "a"."pipeline" = ?3 ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal";

-- unfinished attempts of a kind
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "attempt_lookup" AS "a" JOIN "pipeline" AS "p" ON "p"."id" = "a"."pipeline" WHERE "a"."open" AND "a"."kind" = ?1 AND ("a"."pipeline", "a"."cell", "a"."ordinal") > (?2, ?3, ?4) ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal" LIMIT ?5;

-- unfinished attempts of a kind of an event
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "pipeline" AS "p" JOIN "attempt_lookup" AS "a" ON "a"."pipeline" = "p"."id" WHERE "p"."event" = ?6 AND "a"."open" AND "a"."kind" = ?1 AND ("a"."pipeline", "a"."cell", "a"."ordinal") > (?2, ?3, ?4) ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal" LIMIT ?5;

-- unfinished attempts of a kind of an event before a time
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "pipeline" AS "p" JOIN "attempt_lookup" AS "a" ON "a"."pipeline" = "p"."id" WHERE "p"."event" = ?6 AND "p"."created_at" < ?7 AND "a"."open" AND "a"."kind" = ?1 AND ("a"."pipeline", "a"."cell", "a"."ordinal") > (?2, ?3, ?4) ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal" LIMIT ?5;

-- unfinished attempts of a kind of a reference
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "reference" AS "f" JOIN "event" AS "e" ON "e"."reference" = "f"."id" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" JOIN "attempt_lookup" AS "a" ON "a"."pipeline" = "p"."id" WHERE "f"."project" = ?6 AND "f"."kind" = ?7 AND "f"."name" = ?8 AND "a"."open" AND "a"."kind" = ?1 AND ("a"."pipeline", "a"."cell", "a"."ordinal") > (?2, ?3, ?4) ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal" LIMIT ?5;

-- unfinished attempts of a kind of a reference before a time
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "reference" AS "f" JOIN "event" AS "e" ON "e"."reference" = "f"."id" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" JOIN "attempt_lookup" AS "a" ON "a"."pipeline" = "p"."id" WHERE "f"."project" = ?6 AND "f"."kind" = ?7 AND "f"."name" = ?8 AND "p"."created_at" < ?9 AND "a"."open" AND "a"."kind" = ?1 AND ("a"."pipeline", "a"."cell", "a"."ordinal") > (?2, ?3, ?4) ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal" LIMIT ?5;

-- graph of a pipeline
SELECT "graph" FROM "pipeline" WHERE "id" = ?1;

-- what an attempt may have consumed
SELECT "i"."cell", "i"."succeeded" FROM "attempt_lookup" AS "a" JOIN "attempt_lookup" AS "i" ON "i"."pipeline" = "a"."pipeline" AND "i"."cell" < "a"."cell" AND "i"."run" <= "a"."run" WHERE "a"."pipeline" = ?1 AND "a"."cell" = ?2 AND "a"."ordinal" = ?3 ORDER BY "i"."cell", "i"."ordinal";

-- successes at a commit, newest first
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" JOIN "attempt_lookup" AS "a" ON "a"."pipeline" = "p"."id" WHERE "e"."commit_hash" = ?1 AND "a"."succeeded" AND "a"."kind" = ?2 ORDER BY "a"."pipeline" DESC, "a"."cell", "a"."ordinal" DESC;

-- successes at a commit of a project, newest first
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" JOIN "attempt_lookup" AS "a" ON "a"."pipeline" = "p"."id" WHERE "e"."commit_hash" = ?1 AND "e"."project" = ?3 AND "a"."succeeded" AND "a"."kind" = ?2 ORDER BY "a"."pipeline" DESC, "a"."cell", "a"."ordinal" DESC;

-- successes at a commit for a target, newest first
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" JOIN "attempt_lookup" AS "a" ON "a"."pipeline" = "p"."id" WHERE "e"."commit_hash" = ?1 AND "a"."succeeded" AND "a"."kind" = ?2 AND "a"."target" = ?3 ORDER BY "a"."pipeline" DESC, "a"."cell", "a"."ordinal" DESC;

-- successes at a commit of a project for a target, newest first
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" JOIN "attempt_lookup" AS "a" ON "a"."pipeline" = "p"."id" WHERE "e"."commit_hash" = ?1 AND "e"."project" = ?3 AND "a"."succeeded" AND "a"."kind" = ?2 AND "a"."target" = ?4 ORDER BY "a"."pipeline" DESC, "a"."cell", "a"."ordinal" DESC;

-- unfinished pipelines
SELECT DISTINCT "pipeline" FROM "attempt_lookup" WHERE "open" AND "pipeline" >= ?1 ORDER BY "pipeline" LIMIT ?2;

-- number of attempts
SELECT count(*) FROM "attempt_lookup";

-- lookup rows of a pipeline
SELECT "cell", "ordinal", "attempt", "run", "kind", "step", "target", "identifier", "system", "external", "open", "succeeded" FROM "attempt_lookup" WHERE "pipeline" = ?1 ORDER BY "cell", "ordinal";

-- remove lookup rows of a pipeline
DELETE FROM "attempt_lookup" WHERE "pipeline" = ?1;

-- remove the document of a pipeline
DELETE FROM "pipeline_document" WHERE "pipeline" = ?1;

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
