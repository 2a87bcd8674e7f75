-- indexed-document

CREATE TABLE "meta" (
  "name" TEXT COLLATE "C" NOT NULL,
  "value" TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY ("name")
);

CREATE TABLE "project" (
  "id" BIGINT NOT NULL,
  "url" TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY ("id"),
  UNIQUE ("url")
);

CREATE TABLE "reference" (
  "id" BIGINT NOT NULL,
  "project" BIGINT NOT NULL,
  "kind" TEXT COLLATE "C" NOT NULL,
  "name" TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY ("id"),
  UNIQUE ("project", "kind", "name"),
  FOREIGN KEY ("project") REFERENCES "project" ("id")
);

CREATE TABLE "event" (
  "id" BIGINT NOT NULL,
  "project" BIGINT NOT NULL,
  "reference" BIGINT NOT NULL,
  "commit_hash" TEXT COLLATE "C" NOT NULL,
  "at" BIGINT NOT NULL,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("project") REFERENCES "project" ("id"),
  FOREIGN KEY ("reference") REFERENCES "reference" ("id")
);
CREATE INDEX "event_by_project" ON "event" ("project", "id");
CREATE INDEX "event_by_reference" ON "event" ("reference");
CREATE INDEX "event_by_commit" ON "event" ("commit_hash", "project");

CREATE TABLE "pipeline" (
  "id" BIGINT NOT NULL,
  "event" BIGINT NOT NULL,
  "project" BIGINT NOT NULL,
  "head" BIGINT NOT NULL,
  "created_at" BIGINT,
  "ended" BIGINT,
  "graph" TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY ("id"),
  FOREIGN KEY ("event") REFERENCES "event" ("id"),
  FOREIGN KEY ("project") REFERENCES "project" ("id")
);
CREATE INDEX "pipeline_by_event" ON "pipeline" ("event", "id");
CREATE INDEX "pipeline_by_project" ON "pipeline" ("project", "id");
CREATE INDEX "pipeline_unsettled" ON "pipeline" ("id") WHERE "ended" IS NULL;
CREATE INDEX "pipeline_settled" ON "pipeline" ("id", "ended") WHERE "ended" IS NOT NULL;

CREATE TABLE "run" (
  "pipeline" BIGINT NOT NULL,
  "number" BIGINT NOT NULL,
  "request" TEXT COLLATE "C",
  "created_at" BIGINT,
  PRIMARY KEY ("pipeline", "number"),
  FOREIGN KEY ("pipeline") REFERENCES "pipeline" ("id")
);

CREATE TABLE "request" (
  "pipeline" BIGINT NOT NULL,
  "id" TEXT COLLATE "C" NOT NULL,
  "fingerprint" TEXT COLLATE "C",
  "outcome" TEXT COLLATE "C",
  PRIMARY KEY ("pipeline", "id"),
  FOREIGN KEY ("pipeline") REFERENCES "pipeline" ("id")
);

CREATE TABLE "pipeline_document" (
  "pipeline" BIGINT NOT NULL,
  "document" JSONB NOT NULL,
  PRIMARY KEY ("pipeline"),
  FOREIGN KEY ("pipeline") REFERENCES "pipeline" ("id")
);

CREATE TABLE "attempt_lookup" (
  "pipeline" BIGINT NOT NULL,
  "cell" BIGINT NOT NULL,
  "ordinal" BIGINT NOT NULL,
  "attempt" BIGINT NOT NULL,
  "run" BIGINT NOT NULL,
  "kind" TEXT COLLATE "C" NOT NULL,
  "step" TEXT COLLATE "C" NOT NULL,
  "target" TEXT COLLATE "C" NOT NULL,
  "identifier" TEXT COLLATE "C",
  "system" TEXT COLLATE "C",
  "external" TEXT COLLATE "C",
  "open" BOOLEAN NOT NULL,
  "succeeded" BOOLEAN NOT NULL,
  PRIMARY KEY ("pipeline", "cell", "ordinal"),
  UNIQUE ("pipeline", "attempt"),
  FOREIGN KEY ("pipeline") REFERENCES "pipeline_document" ("pipeline")
);
CREATE INDEX "attempt_lookup_open" ON "attempt_lookup" ("pipeline", "open") WHERE "open";
CREATE INDEX "attempt_lookup_open_of_kind" ON "attempt_lookup" ("kind", "pipeline", "cell", "ordinal") WHERE "open";
CREATE INDEX "attempt_lookup_by_external" ON "attempt_lookup" ("external", "system") WHERE "external" IS NOT NULL;

CREATE TABLE "attempt_value" (
  "pipeline" BIGINT NOT NULL,
  "attempt" BIGINT NOT NULL,
  "field" TEXT COLLATE "C" NOT NULL,
  "value" TEXT COLLATE "C" NOT NULL,
  "kind" TEXT COLLATE "C" NOT NULL,
  "cell" BIGINT NOT NULL,
  "ordinal" BIGINT NOT NULL,
  "state" BIGINT NOT NULL,
  "system" TEXT COLLATE "C",
  "external" TEXT COLLATE "C",
  "step" TEXT COLLATE "C" NOT NULL,
  "target" TEXT COLLATE "C" NOT NULL,
  "identifier" TEXT COLLATE "C",
  PRIMARY KEY ("pipeline", "attempt", "field", "value"),
  FOREIGN KEY ("pipeline") REFERENCES "pipeline" ("id")
);
CREATE INDEX "attempt_value_by_value" ON "attempt_value" ("value", "field", "kind", "pipeline", "cell", "ordinal");

-- fact about the store
SELECT "value" FROM "meta" WHERE "name" = $1;

-- pipeline with its runs
SELECT "p"."event", "p"."project", "p"."graph", "r"."number", "r"."request", "r"."created_at" FROM "pipeline" AS "p" JOIN "run" AS "r" ON "r"."pipeline" = "p"."id" WHERE "p"."id" = $1 ORDER BY "r"."number";

-- pipeline with its head
SELECT "p"."event", "p"."project", "p"."graph", "r"."number", "r"."request", "r"."created_at" FROM "pipeline" AS "p" JOIN "run" AS "r" ON "r"."pipeline" = "p"."id" AND "r"."number" = "p"."head" WHERE "p"."id" = $1;

-- project of a url
SELECT "id" FROM "project" WHERE "url" = $1;

-- reference of a name
SELECT "id" FROM "reference" WHERE "project" = $1 AND "kind" = $2 AND "name" = $3;

-- reference of a url and name
SELECT "f"."id" FROM "reference" AS "f" WHERE "f"."project" = (SELECT "o"."id" FROM "project" AS "o" WHERE "o"."url" = $1) AND "f"."kind" = $2 AND "f"."name" = $3;

-- project of an event
SELECT "project" FROM "event" WHERE "id" = $1;

-- origin of a pipeline
SELECT "e"."id", "e"."project", "f"."kind", "f"."name", "e"."commit_hash", "e"."at", "o"."url" FROM "pipeline" AS "p" JOIN "event" AS "e" ON "e"."id" = "p"."event" JOIN "reference" AS "f" ON "f"."id" = "e"."reference" JOIN "project" AS "o" ON "o"."id" = "e"."project" WHERE "p"."id" = $1;

-- events of a project
SELECT "e"."id", "e"."project", "f"."kind", "f"."name", "e"."commit_hash", "e"."at" FROM "event" AS "e" JOIN "reference" AS "f" ON "f"."id" = "e"."reference" WHERE "e"."project" = $1 AND "e"."id" > $2 ORDER BY "e"."id" LIMIT $3::BIGINT;

-- request of a pipeline
SELECT "fingerprint", "outcome" FROM "request" WHERE "pipeline" = $1 AND "id" = $2;

-- greatest id of project
SELECT max("id") FROM "project";

-- greatest id of reference
SELECT max("id") FROM "reference";

-- greatest id of event
SELECT max("id") FROM "event";

-- greatest id of pipeline
SELECT max("id") FROM "pipeline";

-- new project
INSERT INTO "project" ("id", "url") VALUES ($1::BIGINT, $2::TEXT) ON CONFLICT DO NOTHING;

-- new reference
INSERT INTO "reference" ("id", "project", "kind", "name") VALUES ($1::BIGINT, $2::BIGINT, $3::TEXT, $4::TEXT) ON CONFLICT DO NOTHING;

-- new event
INSERT INTO "event" ("id", "project", "reference", "commit_hash", "at") VALUES ($1::BIGINT, $2::BIGINT, $3::BIGINT, $4::TEXT, $5::BIGINT) ON CONFLICT DO NOTHING;

-- new pipeline
INSERT INTO "pipeline" ("id", "event", "project", "head", "created_at", "ended", "graph") VALUES ($1::BIGINT, $2::BIGINT, $3::BIGINT, $4::BIGINT, $5::BIGINT, $6::BIGINT, $7::TEXT) ON CONFLICT DO NOTHING;

-- new run
INSERT INTO "run" ("pipeline", "number", "request", "created_at") VALUES ($1::BIGINT, $2::BIGINT, $3::TEXT, $4::BIGINT);

-- new request
INSERT INTO "request" ("pipeline", "id", "fingerprint", "outcome") VALUES ($1::BIGINT, $2::TEXT, $3::TEXT, $4::TEXT) ON CONFLICT DO NOTHING;

-- new head
UPDATE "pipeline" SET "head" = $2::BIGINT, "ended" = $3::BIGINT WHERE "id" = $1;

-- pipelines
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."id" > $1 ORDER BY "p"."id" LIMIT $2::BIGINT;

-- pipelines, newest first
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."id" < $1 ORDER BY "p"."id" DESC LIMIT $2::BIGINT;

-- pipelines of a project
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."project" = $1 AND "p"."id" > $2 ORDER BY "p"."id" LIMIT $3::BIGINT;

-- pipelines of a project, newest first
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."project" = $1 AND "p"."id" < $2 ORDER BY "p"."id" DESC LIMIT $3::BIGINT;

-- pipelines of an event
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."event" = $1 AND "p"."id" > $2 ORDER BY "p"."id" LIMIT $3::BIGINT;

-- pipelines of an event, newest first
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."event" = $1 AND "p"."id" < $2 ORDER BY "p"."id" DESC LIMIT $3::BIGINT;

-- pipelines at a commit
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = $1 AND "p"."id" > $2 ORDER BY "p"."id" LIMIT $3::BIGINT;

-- pipelines at a commit, newest first
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = $1 AND "p"."id" < $2 ORDER BY "p"."id" DESC LIMIT $3::BIGINT;

-- pipelines at a commit of a project
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = $1 AND "e"."project" = $2 AND "p"."id" > $3 ORDER BY "p"."id" LIMIT $4::BIGINT;

-- pipelines at a commit of a project, newest first
SELECT "p"."id", "p"."event", "p"."project", "p"."head", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = $1 AND "e"."project" = $2 AND "p"."id" < $3 ORDER BY "p"."id" DESC LIMIT $4::BIGINT;

-- newest pipelines at a commit
SELECT "p"."id" FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = $1 ORDER BY "p"."id" DESC;

-- newest pipelines at a commit of a project
SELECT "p"."id" FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" WHERE "e"."commit_hash" = $1 AND "e"."project" = $2 ORDER BY "p"."id" DESC;

-- pipelines known to have ended
SELECT "p"."id" FROM "pipeline" AS "p" WHERE "p"."ended" IS NOT NULL AND "p"."ended" < $1 AND "p"."id" > $2 ORDER BY "p"."id" LIMIT $3::BIGINT;

-- pipelines not known to have ended
SELECT "p"."id", EXISTS (SELECT 1 FROM "attempt_lookup" AS "a" WHERE "a"."open" AND "a"."pipeline" = "p"."id") FROM "pipeline" AS "p" WHERE "p"."ended" IS NULL AND "p"."id" > $1 ORDER BY "p"."id" LIMIT $2::BIGINT;

-- end of a pipeline
UPDATE "pipeline" SET "ended" = $2::BIGINT WHERE "id" = $1;

-- remove run of a pipeline
DELETE FROM "run" WHERE "pipeline" = $1;

-- remove request of a pipeline
DELETE FROM "request" WHERE "pipeline" = $1;

-- remove pipeline of a pipeline
DELETE FROM "pipeline" WHERE "id" = $1;

-- ids of pipelines
SELECT "id" FROM "pipeline" WHERE "id" > $1 ORDER BY "id" LIMIT $2::BIGINT;

-- columns of a pipeline
SELECT "event", "project", "head", "ended", "graph" FROM "pipeline" WHERE "id" = $1;

-- runs of a pipeline
SELECT "number", "request", "created_at" FROM "run" WHERE "pipeline" = $1 ORDER BY "number";

-- requests of a pipeline
SELECT "id", "fingerprint", "outcome" FROM "request" WHERE "pipeline" = $1 ORDER BY "id";

-- number of project
SELECT count(*) FROM "project";

-- number of event
SELECT count(*) FROM "event";

-- number of pipeline
SELECT count(*) FROM "pipeline";

-- number of run
SELECT count(*) FROM "run";

-- new document
INSERT INTO "pipeline_document" ("pipeline", "document") VALUES ($1::BIGINT, $2::TEXT::JSONB);

-- new lookup row
INSERT INTO "attempt_lookup" ("pipeline", "cell", "ordinal", "attempt", "run", "kind", "step", "target", "identifier", "system", "external", "open", "succeeded") VALUES ($1::BIGINT, $2::BIGINT, $3::BIGINT, $4::BIGINT, $5::BIGINT, $6::TEXT, $7::TEXT, $8::TEXT, $9::TEXT, $10::TEXT, $11::TEXT, ($12::BIGINT <> 0), ($13::BIGINT <> 0));

-- document of a pipeline
SELECT "document" FROM "pipeline_document" WHERE "pipeline" = $1;

-- document and graph of a pipeline
SELECT "d"."document", "p"."graph" FROM "pipeline_document" AS "d" JOIN "pipeline" AS "p" ON "p"."id" = "d"."pipeline" WHERE "d"."pipeline" = $1;

-- document of a pipeline anew
UPDATE "pipeline_document" SET "document" = $2::TEXT::JSONB WHERE "pipeline" = $1;

-- change of 1 values in the document
UPDATE "pipeline_document" SET "document" = jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, FALSE) WHERE "pipeline" = $1;

-- change of 2 values in the document
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, FALSE), $4::TEXT::TEXT[], $5::TEXT::JSONB, FALSE) WHERE "pipeline" = $1;

-- change of 3 values in the document
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, FALSE), $4::TEXT::TEXT[], $5::TEXT::JSONB, FALSE), $6::TEXT::TEXT[], $7::TEXT::JSONB, FALSE) WHERE "pipeline" = $1;

-- change of 4 values in the document
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, FALSE), $4::TEXT::TEXT[], $5::TEXT::JSONB, FALSE), $6::TEXT::TEXT[], $7::TEXT::JSONB, FALSE), $8::TEXT::TEXT[], $9::TEXT::JSONB, FALSE) WHERE "pipeline" = $1;

-- change of 5 values in the document
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, FALSE), $4::TEXT::TEXT[], $5::TEXT::JSONB, FALSE), $6::TEXT::TEXT[], $7::TEXT::JSONB, FALSE), $8::TEXT::TEXT[], $9::TEXT::JSONB, FALSE), $10::TEXT::TEXT[], $11::TEXT::JSONB, FALSE) WHERE "pipeline" = $1;

-- change of 6 values in the document
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, FALSE), $4::TEXT::TEXT[], $5::TEXT::JSONB, FALSE), $6::TEXT::TEXT[], $7::TEXT::JSONB, FALSE), $8::TEXT::TEXT[], $9::TEXT::JSONB, FALSE), $10::TEXT::TEXT[], $11::TEXT::JSONB, FALSE), $12::TEXT::TEXT[], $13::TEXT::JSONB, FALSE) WHERE "pipeline" = $1;

-- change of 7 values in the document
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, FALSE), $4::TEXT::TEXT[], $5::TEXT::JSONB, FALSE), $6::TEXT::TEXT[], $7::TEXT::JSONB, FALSE), $8::TEXT::TEXT[], $9::TEXT::JSONB, FALSE), $10::TEXT::TEXT[], $11::TEXT::JSONB, FALSE), $12::TEXT::TEXT[], $13::TEXT::JSONB, FALSE), $14::TEXT::TEXT[], $15::TEXT::JSONB, FALSE) WHERE "pipeline" = $1;

-- change of 8 values in the document
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, FALSE), $4::TEXT::TEXT[], $5::TEXT::JSONB, FALSE), $6::TEXT::TEXT[], $7::TEXT::JSONB, FALSE), $8::TEXT::TEXT[], $9::TEXT::JSONB, FALSE), $10::TEXT::TEXT[], $11::TEXT::JSONB, FALSE), $12::TEXT::TEXT[], $13::TEXT::JSONB, FALSE), $14::TEXT::TEXT[], $15::TEXT::JSONB, FALSE), $16::TEXT::TEXT[], $17::TEXT::JSONB, FALSE) WHERE "pipeline" = $1;

-- change of 9 values in the document
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, FALSE), $4::TEXT::TEXT[], $5::TEXT::JSONB, FALSE), $6::TEXT::TEXT[], $7::TEXT::JSONB, FALSE), $8::TEXT::TEXT[], $9::TEXT::JSONB, FALSE), $10::TEXT::TEXT[], $11::TEXT::JSONB, FALSE), $12::TEXT::TEXT[], $13::TEXT::JSONB, FALSE), $14::TEXT::TEXT[], $15::TEXT::JSONB, FALSE), $16::TEXT::TEXT[], $17::TEXT::JSONB, FALSE), $18::TEXT::TEXT[], $19::TEXT::JSONB, FALSE) WHERE "pipeline" = $1;

-- change of 10 values in the document
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, FALSE), $4::TEXT::TEXT[], $5::TEXT::JSONB, FALSE), $6::TEXT::TEXT[], $7::TEXT::JSONB, FALSE), $8::TEXT::TEXT[], $9::TEXT::JSONB, FALSE), $10::TEXT::TEXT[], $11::TEXT::JSONB, FALSE), $12::TEXT::TEXT[], $13::TEXT::JSONB, FALSE), $14::TEXT::TEXT[], $15::TEXT::JSONB, FALSE), $16::TEXT::TEXT[], $17::TEXT::JSONB, FALSE), $18::TEXT::TEXT[], $19::TEXT::JSONB, FALSE), $20::TEXT::TEXT[], $21::TEXT::JSONB, FALSE) WHERE "pipeline" = $1;

-- change of 11 values in the document
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, FALSE), $4::TEXT::TEXT[], $5::TEXT::JSONB, FALSE), $6::TEXT::TEXT[], $7::TEXT::JSONB, FALSE), $8::TEXT::TEXT[], $9::TEXT::JSONB, FALSE), $10::TEXT::TEXT[], $11::TEXT::JSONB, FALSE), $12::TEXT::TEXT[], $13::TEXT::JSONB, FALSE), $14::TEXT::TEXT[], $15::TEXT::JSONB, FALSE), $16::TEXT::TEXT[], $17::TEXT::JSONB, FALSE), $18::TEXT::TEXT[], $19::TEXT::JSONB, FALSE), $20::TEXT::TEXT[], $21::TEXT::JSONB, FALSE), $22::TEXT::TEXT[], $23::TEXT::JSONB, FALSE) WHERE "pipeline" = $1;

-- change of 12 values in the document
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, FALSE), $4::TEXT::TEXT[], $5::TEXT::JSONB, FALSE), $6::TEXT::TEXT[], $7::TEXT::JSONB, FALSE), $8::TEXT::TEXT[], $9::TEXT::JSONB, FALSE), $10::TEXT::TEXT[], $11::TEXT::JSONB, FALSE), $12::TEXT::TEXT[], $13::TEXT::JSONB, FALSE), $14::TEXT::TEXT[], $15::TEXT::JSONB, FALSE), $16::TEXT::TEXT[], $17::TEXT::JSONB, FALSE), $18::TEXT::TEXT[], $19::TEXT::JSONB, FALSE), $20::TEXT::TEXT[], $21::TEXT::JSONB, FALSE), $22::TEXT::TEXT[], $23::TEXT::JSONB, FALSE), $24::TEXT::TEXT[], $25::TEXT::JSONB, FALSE) WHERE "pipeline" = $1;

-- change of 13 values in the document
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, FALSE), $4::TEXT::TEXT[], $5::TEXT::JSONB, FALSE), $6::TEXT::TEXT[], $7::TEXT::JSONB, FALSE), $8::TEXT::TEXT[], $9::TEXT::JSONB, FALSE), $10::TEXT::TEXT[], $11::TEXT::JSONB, FALSE), $12::TEXT::TEXT[], $13::TEXT::JSONB, FALSE), $14::TEXT::TEXT[], $15::TEXT::JSONB, FALSE), $16::TEXT::TEXT[], $17::TEXT::JSONB, FALSE), $18::TEXT::TEXT[], $19::TEXT::JSONB, FALSE), $20::TEXT::TEXT[], $21::TEXT::JSONB, FALSE), $22::TEXT::TEXT[], $23::TEXT::JSONB, FALSE), $24::TEXT::TEXT[], $25::TEXT::JSONB, FALSE), $26::TEXT::TEXT[], $27::TEXT::JSONB, FALSE) WHERE "pipeline" = $1;

-- change of 14 values in the document
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, FALSE), $4::TEXT::TEXT[], $5::TEXT::JSONB, FALSE), $6::TEXT::TEXT[], $7::TEXT::JSONB, FALSE), $8::TEXT::TEXT[], $9::TEXT::JSONB, FALSE), $10::TEXT::TEXT[], $11::TEXT::JSONB, FALSE), $12::TEXT::TEXT[], $13::TEXT::JSONB, FALSE), $14::TEXT::TEXT[], $15::TEXT::JSONB, FALSE), $16::TEXT::TEXT[], $17::TEXT::JSONB, FALSE), $18::TEXT::TEXT[], $19::TEXT::JSONB, FALSE), $20::TEXT::TEXT[], $21::TEXT::JSONB, FALSE), $22::TEXT::TEXT[], $23::TEXT::JSONB, FALSE), $24::TEXT::TEXT[], $25::TEXT::JSONB, FALSE), $26::TEXT::TEXT[], $27::TEXT::JSONB, FALSE), $28::TEXT::TEXT[], $29::TEXT::JSONB, FALSE) WHERE "pipeline" = $1;

-- change of 15 values in the document
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, FALSE), $4::TEXT::TEXT[], $5::TEXT::JSONB, FALSE), $6::TEXT::TEXT[], $7::TEXT::JSONB, FALSE), $8::TEXT::TEXT[], $9::TEXT::JSONB, FALSE), $10::TEXT::TEXT[], $11::TEXT::JSONB, FALSE), $12::TEXT::TEXT[], $13::TEXT::JSONB, FALSE), $14::TEXT::TEXT[], $15::TEXT::JSONB, FALSE), $16::TEXT::TEXT[], $17::TEXT::JSONB, FALSE), $18::TEXT::TEXT[], $19::TEXT::JSONB, FALSE), $20::TEXT::TEXT[], $21::TEXT::JSONB, FALSE), $22::TEXT::TEXT[], $23::TEXT::JSONB, FALSE), $24::TEXT::TEXT[], $25::TEXT::JSONB, FALSE), $26::TEXT::TEXT[], $27::TEXT::JSONB, FALSE), $28::TEXT::TEXT[], $29::TEXT::JSONB, FALSE), $30::TEXT::TEXT[], $31::TEXT::JSONB, FALSE) WHERE "pipeline" = $1;

-- change of 16 values in the document
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, FALSE), $4::TEXT::TEXT[], $5::TEXT::JSONB, FALSE), $6::TEXT::TEXT[], $7::TEXT::JSONB, FALSE), $8::TEXT::TEXT[], $9::TEXT::JSONB, FALSE), $10::TEXT::TEXT[], $11::TEXT::JSONB, FALSE), $12::TEXT::TEXT[], $13::TEXT::JSONB, FALSE), $14::TEXT::TEXT[], $15::TEXT::JSONB, FALSE), $16::TEXT::TEXT[], $17::TEXT::JSONB, FALSE), $18::TEXT::TEXT[], $19::TEXT::JSONB, FALSE), $20::TEXT::TEXT[], $21::TEXT::JSONB, FALSE), $22::TEXT::TEXT[], $23::TEXT::JSONB, FALSE), $24::TEXT::TEXT[], $25::TEXT::JSONB, FALSE), $26::TEXT::TEXT[], $27::TEXT::JSONB, FALSE), $28::TEXT::TEXT[], $29::TEXT::JSONB, FALSE), $30::TEXT::TEXT[], $31::TEXT::JSONB, FALSE), $32::TEXT::TEXT[], $33::TEXT::JSONB, FALSE) WHERE "pipeline" = $1;

-- change of 1 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = jsonb_set("document", $5::TEXT::TEXT[], $6::TEXT::JSONB, FALSE) WHERE "pipeline" = $1 AND (("document" #>> $2::TEXT::TEXT[]) = $3 OR ("document" #>> $2::TEXT::TEXT[]) = $4);

-- change of 2 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set("document", $5::TEXT::TEXT[], $6::TEXT::JSONB, FALSE), $7::TEXT::TEXT[], $8::TEXT::JSONB, FALSE) WHERE "pipeline" = $1 AND (("document" #>> $2::TEXT::TEXT[]) = $3 OR ("document" #>> $2::TEXT::TEXT[]) = $4);

-- change of 3 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set("document", $5::TEXT::TEXT[], $6::TEXT::JSONB, FALSE), $7::TEXT::TEXT[], $8::TEXT::JSONB, FALSE), $9::TEXT::TEXT[], $10::TEXT::JSONB, FALSE) WHERE "pipeline" = $1 AND (("document" #>> $2::TEXT::TEXT[]) = $3 OR ("document" #>> $2::TEXT::TEXT[]) = $4);

-- change of 4 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $5::TEXT::TEXT[], $6::TEXT::JSONB, FALSE), $7::TEXT::TEXT[], $8::TEXT::JSONB, FALSE), $9::TEXT::TEXT[], $10::TEXT::JSONB, FALSE), $11::TEXT::TEXT[], $12::TEXT::JSONB, FALSE) WHERE "pipeline" = $1 AND (("document" #>> $2::TEXT::TEXT[]) = $3 OR ("document" #>> $2::TEXT::TEXT[]) = $4);

-- change of 5 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $5::TEXT::TEXT[], $6::TEXT::JSONB, FALSE), $7::TEXT::TEXT[], $8::TEXT::JSONB, FALSE), $9::TEXT::TEXT[], $10::TEXT::JSONB, FALSE), $11::TEXT::TEXT[], $12::TEXT::JSONB, FALSE), $13::TEXT::TEXT[], $14::TEXT::JSONB, FALSE) WHERE "pipeline" = $1 AND (("document" #>> $2::TEXT::TEXT[]) = $3 OR ("document" #>> $2::TEXT::TEXT[]) = $4);

-- change of 6 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $5::TEXT::TEXT[], $6::TEXT::JSONB, FALSE), $7::TEXT::TEXT[], $8::TEXT::JSONB, FALSE), $9::TEXT::TEXT[], $10::TEXT::JSONB, FALSE), $11::TEXT::TEXT[], $12::TEXT::JSONB, FALSE), $13::TEXT::TEXT[], $14::TEXT::JSONB, FALSE), $15::TEXT::TEXT[], $16::TEXT::JSONB, FALSE) WHERE "pipeline" = $1 AND (("document" #>> $2::TEXT::TEXT[]) = $3 OR ("document" #>> $2::TEXT::TEXT[]) = $4);

-- change of 7 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $5::TEXT::TEXT[], $6::TEXT::JSONB, FALSE), $7::TEXT::TEXT[], $8::TEXT::JSONB, FALSE), $9::TEXT::TEXT[], $10::TEXT::JSONB, FALSE), $11::TEXT::TEXT[], $12::TEXT::JSONB, FALSE), $13::TEXT::TEXT[], $14::TEXT::JSONB, FALSE), $15::TEXT::TEXT[], $16::TEXT::JSONB, FALSE), $17::TEXT::TEXT[], $18::TEXT::JSONB, FALSE) WHERE "pipeline" = $1 AND (("document" #>> $2::TEXT::TEXT[]) = $3 OR ("document" #>> $2::TEXT::TEXT[]) = $4);

-- change of 8 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $5::TEXT::TEXT[], $6::TEXT::JSONB, FALSE), $7::TEXT::TEXT[], $8::TEXT::JSONB, FALSE), $9::TEXT::TEXT[], $10::TEXT::JSONB, FALSE), $11::TEXT::TEXT[], $12::TEXT::JSONB, FALSE), $13::TEXT::TEXT[], $14::TEXT::JSONB, FALSE), $15::TEXT::TEXT[], $16::TEXT::JSONB, FALSE), $17::TEXT::TEXT[], $18::TEXT::JSONB, FALSE), $19::TEXT::TEXT[], $20::TEXT::JSONB, FALSE) WHERE "pipeline" = $1 AND (("document" #>> $2::TEXT::TEXT[]) = $3 OR ("document" #>> $2::TEXT::TEXT[]) = $4);

-- change of 9 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $5::TEXT::TEXT[], $6::TEXT::JSONB, FALSE), $7::TEXT::TEXT[], $8::TEXT::JSONB, FALSE), $9::TEXT::TEXT[], $10::TEXT::JSONB, FALSE), $11::TEXT::TEXT[], $12::TEXT::JSONB, FALSE), $13::TEXT::TEXT[], $14::TEXT::JSONB, FALSE), $15::TEXT::TEXT[], $16::TEXT::JSONB, FALSE), $17::TEXT::TEXT[], $18::TEXT::JSONB, FALSE), $19::TEXT::TEXT[], $20::TEXT::JSONB, FALSE), $21::TEXT::TEXT[], $22::TEXT::JSONB, FALSE) WHERE "pipeline" = $1 AND (("document" #>> $2::TEXT::TEXT[]) = $3 OR ("document" #>> $2::TEXT::TEXT[]) = $4);

-- change of 10 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $5::TEXT::TEXT[], $6::TEXT::JSONB, FALSE), $7::TEXT::TEXT[], $8::TEXT::JSONB, FALSE), $9::TEXT::TEXT[], $10::TEXT::JSONB, FALSE), $11::TEXT::TEXT[], $12::TEXT::JSONB, FALSE), $13::TEXT::TEXT[], $14::TEXT::JSONB, FALSE), $15::TEXT::TEXT[], $16::TEXT::JSONB, FALSE), $17::TEXT::TEXT[], $18::TEXT::JSONB, FALSE), $19::TEXT::TEXT[], $20::TEXT::JSONB, FALSE), $21::TEXT::TEXT[], $22::TEXT::JSONB, FALSE), $23::TEXT::TEXT[], $24::TEXT::JSONB, FALSE) WHERE "pipeline" = $1 AND (("document" #>> $2::TEXT::TEXT[]) = $3 OR ("document" #>> $2::TEXT::TEXT[]) = $4);

-- change of 11 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $5::TEXT::TEXT[], $6::TEXT::JSONB, FALSE), $7::TEXT::TEXT[], $8::TEXT::JSONB, FALSE), $9::TEXT::TEXT[], $10::TEXT::JSONB, FALSE), $11::TEXT::TEXT[], $12::TEXT::JSONB, FALSE), $13::TEXT::TEXT[], $14::TEXT::JSONB, FALSE), $15::TEXT::TEXT[], $16::TEXT::JSONB, FALSE), $17::TEXT::TEXT[], $18::TEXT::JSONB, FALSE), $19::TEXT::TEXT[], $20::TEXT::JSONB, FALSE), $21::TEXT::TEXT[], $22::TEXT::JSONB, FALSE), $23::TEXT::TEXT[], $24::TEXT::JSONB, FALSE), $25::TEXT::TEXT[], $26::TEXT::JSONB, FALSE) WHERE "pipeline" = $1 AND (("document" #>> $2::TEXT::TEXT[]) = $3 OR ("document" #>> $2::TEXT::TEXT[]) = $4);

-- change of 12 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $5::TEXT::TEXT[], $6::TEXT::JSONB, FALSE), $7::TEXT::TEXT[], $8::TEXT::JSONB, FALSE), $9::TEXT::TEXT[], $10::TEXT::JSONB, FALSE), $11::TEXT::TEXT[], $12::TEXT::JSONB, FALSE), $13::TEXT::TEXT[], $14::TEXT::JSONB, FALSE), $15::TEXT::TEXT[], $16::TEXT::JSONB, FALSE), $17::TEXT::TEXT[], $18::TEXT::JSONB, FALSE), $19::TEXT::TEXT[], $20::TEXT::JSONB, FALSE), $21::TEXT::TEXT[], $22::TEXT::JSONB, FALSE), $23::TEXT::TEXT[], $24::TEXT::JSONB, FALSE), $25::TEXT::TEXT[], $26::TEXT::JSONB, FALSE), $27::TEXT::TEXT[], $28::TEXT::JSONB, FALSE) WHERE "pipeline" = $1 AND (("document" #>> $2::TEXT::TEXT[]) = $3 OR ("document" #>> $2::TEXT::TEXT[]) = $4);

-- change of 13 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $5::TEXT::TEXT[], $6::TEXT::JSONB, FALSE), $7::TEXT::TEXT[], $8::TEXT::JSONB, FALSE), $9::TEXT::TEXT[], $10::TEXT::JSONB, FALSE), $11::TEXT::TEXT[], $12::TEXT::JSONB, FALSE), $13::TEXT::TEXT[], $14::TEXT::JSONB, FALSE), $15::TEXT::TEXT[], $16::TEXT::JSONB, FALSE), $17::TEXT::TEXT[], $18::TEXT::JSONB, FALSE), $19::TEXT::TEXT[], $20::TEXT::JSONB, FALSE), $21::TEXT::TEXT[], $22::TEXT::JSONB, FALSE), $23::TEXT::TEXT[], $24::TEXT::JSONB, FALSE), $25::TEXT::TEXT[], $26::TEXT::JSONB, FALSE), $27::TEXT::TEXT[], $28::TEXT::JSONB, FALSE), $29::TEXT::TEXT[], $30::TEXT::JSONB, FALSE) WHERE "pipeline" = $1 AND (("document" #>> $2::TEXT::TEXT[]) = $3 OR ("document" #>> $2::TEXT::TEXT[]) = $4);

-- change of 14 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $5::TEXT::TEXT[], $6::TEXT::JSONB, FALSE), $7::TEXT::TEXT[], $8::TEXT::JSONB, FALSE), $9::TEXT::TEXT[], $10::TEXT::JSONB, FALSE), $11::TEXT::TEXT[], $12::TEXT::JSONB, FALSE), $13::TEXT::TEXT[], $14::TEXT::JSONB, FALSE), $15::TEXT::TEXT[], $16::TEXT::JSONB, FALSE), $17::TEXT::TEXT[], $18::TEXT::JSONB, FALSE), $19::TEXT::TEXT[], $20::TEXT::JSONB, FALSE), $21::TEXT::TEXT[], $22::TEXT::JSONB, FALSE), $23::TEXT::TEXT[], $24::TEXT::JSONB, FALSE), $25::TEXT::TEXT[], $26::TEXT::JSONB, FALSE), $27::TEXT::TEXT[], $28::TEXT::JSONB, FALSE), $29::TEXT::TEXT[], $30::TEXT::JSONB, FALSE), $31::TEXT::TEXT[], $32::TEXT::JSONB, FALSE) WHERE "pipeline" = $1 AND (("document" #>> $2::TEXT::TEXT[]) = $3 OR ("document" #>> $2::TEXT::TEXT[]) = $4);

-- change of 15 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $5::TEXT::TEXT[], $6::TEXT::JSONB, FALSE), $7::TEXT::TEXT[], $8::TEXT::JSONB, FALSE), $9::TEXT::TEXT[], $10::TEXT::JSONB, FALSE), $11::TEXT::TEXT[], $12::TEXT::JSONB, FALSE), $13::TEXT::TEXT[], $14::TEXT::JSONB, FALSE), $15::TEXT::TEXT[], $16::TEXT::JSONB, FALSE), $17::TEXT::TEXT[], $18::TEXT::JSONB, FALSE), $19::TEXT::TEXT[], $20::TEXT::JSONB, FALSE), $21::TEXT::TEXT[], $22::TEXT::JSONB, FALSE), $23::TEXT::TEXT[], $24::TEXT::JSONB, FALSE), $25::TEXT::TEXT[], $26::TEXT::JSONB, FALSE), $27::TEXT::TEXT[], $28::TEXT::JSONB, FALSE), $29::TEXT::TEXT[], $30::TEXT::JSONB, FALSE), $31::TEXT::TEXT[], $32::TEXT::JSONB, FALSE), $33::TEXT::TEXT[], $34::TEXT::JSONB, FALSE) WHERE "pipeline" = $1 AND (("document" #>> $2::TEXT::TEXT[]) = $3 OR ("document" #>> $2::TEXT::TEXT[]) = $4);

-- change of 16 values in the document while an attempt stands so
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $5::TEXT::TEXT[], $6::TEXT::JSONB, FALSE), $7::TEXT::TEXT[], $8::TEXT::JSONB, FALSE), $9::TEXT::TEXT[], $10::TEXT::JSONB, FALSE), $11::TEXT::TEXT[], $12::TEXT::JSONB, FALSE), $13::TEXT::TEXT[], $14::TEXT::JSONB, FALSE), $15::TEXT::TEXT[], $16::TEXT::JSONB, FALSE), $17::TEXT::TEXT[], $18::TEXT::JSONB, FALSE), $19::TEXT::TEXT[], $20::TEXT::JSONB, FALSE), $21::TEXT::TEXT[], $22::TEXT::JSONB, FALSE), $23::TEXT::TEXT[], $24::TEXT::JSONB, FALSE), $25::TEXT::TEXT[], $26::TEXT::JSONB, FALSE), $27::TEXT::TEXT[], $28::TEXT::JSONB, FALSE), $29::TEXT::TEXT[], $30::TEXT::JSONB, FALSE), $31::TEXT::TEXT[], $32::TEXT::JSONB, FALSE), $33::TEXT::TEXT[], $34::TEXT::JSONB, FALSE), $35::TEXT::TEXT[], $36::TEXT::JSONB, FALSE) WHERE "pipeline" = $1 AND (("document" #>> $2::TEXT::TEXT[]) = $3 OR ("document" #>> $2::TEXT::TEXT[]) = $4);

-- addition of 2 members to the document
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, TRUE), $4::TEXT::TEXT[], $5::TEXT::JSONB, TRUE) WHERE "pipeline" = $1;

-- addition of 4 members to the document
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, TRUE), $4::TEXT::TEXT[], $5::TEXT::JSONB, TRUE), $6::TEXT::TEXT[], $7::TEXT::JSONB, TRUE), $8::TEXT::TEXT[], $9::TEXT::JSONB, TRUE) WHERE "pipeline" = $1;

-- addition of 8 members to the document
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, TRUE), $4::TEXT::TEXT[], $5::TEXT::JSONB, TRUE), $6::TEXT::TEXT[], $7::TEXT::JSONB, TRUE), $8::TEXT::TEXT[], $9::TEXT::JSONB, TRUE), $10::TEXT::TEXT[], $11::TEXT::JSONB, TRUE), $12::TEXT::TEXT[], $13::TEXT::JSONB, TRUE), $14::TEXT::TEXT[], $15::TEXT::JSONB, TRUE), $16::TEXT::TEXT[], $17::TEXT::JSONB, TRUE) WHERE "pipeline" = $1;

-- addition of 16 members to the document
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, TRUE), $4::TEXT::TEXT[], $5::TEXT::JSONB, TRUE), $6::TEXT::TEXT[], $7::TEXT::JSONB, TRUE), $8::TEXT::TEXT[], $9::TEXT::JSONB, TRUE), $10::TEXT::TEXT[], $11::TEXT::JSONB, TRUE), $12::TEXT::TEXT[], $13::TEXT::JSONB, TRUE), $14::TEXT::TEXT[], $15::TEXT::JSONB, TRUE), $16::TEXT::TEXT[], $17::TEXT::JSONB, TRUE), $18::TEXT::TEXT[], $19::TEXT::JSONB, TRUE), $20::TEXT::TEXT[], $21::TEXT::JSONB, TRUE), $22::TEXT::TEXT[], $23::TEXT::JSONB, TRUE), $24::TEXT::TEXT[], $25::TEXT::JSONB, TRUE), $26::TEXT::TEXT[], $27::TEXT::JSONB, TRUE), $28::TEXT::TEXT[], $29::TEXT::JSONB, TRUE), $30::TEXT::TEXT[], $31::TEXT::JSONB, TRUE), $32::TEXT::TEXT[], $33::TEXT::JSONB, TRUE) WHERE "pipeline" = $1;

-- addition of 32 members to the document
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, TRUE), $4::TEXT::TEXT[], $5::TEXT::JSONB, TRUE), $6::TEXT::TEXT[], $7::TEXT::JSONB, TRUE), $8::TEXT::TEXT[], $9::TEXT::JSONB, TRUE), $10::TEXT::TEXT[], $11::TEXT::JSONB, TRUE), $12::TEXT::TEXT[], $13::TEXT::JSONB, TRUE), $14::TEXT::TEXT[], $15::TEXT::JSONB, TRUE), $16::TEXT::TEXT[], $17::TEXT::JSONB, TRUE), $18::TEXT::TEXT[], $19::TEXT::JSONB, TRUE), $20::TEXT::TEXT[], $21::TEXT::JSONB, TRUE), $22::TEXT::TEXT[], $23::TEXT::JSONB, TRUE), $24::TEXT::TEXT[], $25::TEXT::JSONB, TRUE), $26::TEXT::TEXT[], $27::TEXT::JSONB, TRUE), $28::TEXT::TEXT[], $29::TEXT::JSONB, TRUE), $30::TEXT::TEXT[], $31::TEXT::JSONB, TRUE), $32::TEXT::TEXT[], $33::TEXT::JSONB, TRUE), $34::TEXT::TEXT[], $35::TEXT::JSONB, TRUE), $36::TEXT::TEXT[], $37::TEXT::JSONB, TRUE), $38::TEXT::TEXT[], $39::TEXT::JSONB, TRUE), $40::TEXT::TEXT[], $41::TEXT::JSONB, TRUE), $42::TEXT::TEXT[], $43::TEXT::JSONB, TRUE), $44::TEXT::TEXT[], $45::TEXT::JSONB, TRUE), $46::TEXT::TEXT[], $47::TEXT::JSONB, TRUE), $48::TEXT::TEXT[], $49::TEXT::JSONB, TRUE), $50::TEXT::TEXT[], $51::TEXT::JSONB, TRUE), $52::TEXT::TEXT[], $53::TEXT::JSONB, TRUE), $54::TEXT::TEXT[], $55::TEXT::JSONB, TRUE), $56::TEXT::TEXT[], $57::TEXT::JSONB, TRUE), $58::TEXT::TEXT[], $59::TEXT::JSONB, TRUE), $60::TEXT::TEXT[], $61::TEXT::JSONB, TRUE), $62::TEXT::TEXT[], $63::TEXT::JSONB, TRUE), $64::TEXT::TEXT[], $65::TEXT::JSONB, TRUE) WHERE "pipeline" = $1;

-- addition of 60 members to the document
UPDATE "pipeline_document" SET "document" = jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set(jsonb_set("document", $2::TEXT::TEXT[], $3::TEXT::JSONB, TRUE), $4::TEXT::TEXT[], $5::TEXT::JSONB, TRUE), $6::TEXT::TEXT[], $7::TEXT::JSONB, TRUE), $8::TEXT::TEXT[], $9::TEXT::JSONB, TRUE), $10::TEXT::TEXT[], $11::TEXT::JSONB, TRUE), $12::TEXT::TEXT[], $13::TEXT::JSONB, TRUE), $14::TEXT::TEXT[], $15::TEXT::JSONB, TRUE), $16::TEXT::TEXT[], $17::TEXT::JSONB, TRUE), $18::TEXT::TEXT[], $19::TEXT::JSONB, TRUE), $20::TEXT::TEXT[], $21::TEXT::JSONB, TRUE), $22::TEXT::TEXT[], $23::TEXT::JSONB, TRUE), $24::TEXT::TEXT[], $25::TEXT::JSONB, TRUE), $26::TEXT::TEXT[], $27::TEXT::JSONB, TRUE), $28::TEXT::TEXT[], $29::TEXT::JSONB, TRUE), $30::TEXT::TEXT[], $31::TEXT::JSONB, TRUE), $32::TEXT::TEXT[], $33::TEXT::JSONB, TRUE), $34::TEXT::TEXT[], $35::TEXT::JSONB, TRUE), $36::TEXT::TEXT[], $37::TEXT::JSONB, TRUE), $38::TEXT::TEXT[], $39::TEXT::JSONB, TRUE), $40::TEXT::TEXT[], $41::TEXT::JSONB, TRUE), $42::TEXT::TEXT[], $43::TEXT::JSONB, TRUE), $44::TEXT::TEXT[], $45::TEXT::JSONB, TRUE), $46::TEXT::TEXT[], $47::TEXT::JSONB, TRUE), $48::TEXT::TEXT[], $49::TEXT::JSONB, TRUE), $50::TEXT::TEXT[], $51::TEXT::JSONB, TRUE), $52::TEXT::TEXT[], $53::TEXT::JSONB, TRUE), $54::TEXT::TEXT[], $55::TEXT::JSONB, TRUE), $56::TEXT::TEXT[], $57::TEXT::JSONB, TRUE), $58::TEXT::TEXT[], $59::TEXT::JSONB, TRUE), $60::TEXT::TEXT[], $61::TEXT::JSONB, TRUE), $62::TEXT::TEXT[], $63::TEXT::JSONB, TRUE), $64::TEXT::TEXT[], $65::TEXT::JSONB, TRUE), $66::TEXT::TEXT[], $67::TEXT::JSONB, TRUE), $68::TEXT::TEXT[], $69::TEXT::JSONB, TRUE), $70::TEXT::TEXT[], $71::TEXT::JSONB, TRUE), $72::TEXT::TEXT[], $73::TEXT::JSONB, TRUE), $74::TEXT::TEXT[], $75::TEXT::JSONB, TRUE), $76::TEXT::TEXT[], $77::TEXT::JSONB, TRUE), $78::TEXT::TEXT[], $79::TEXT::JSONB, TRUE), $80::TEXT::TEXT[], $81::TEXT::JSONB, TRUE), $82::TEXT::TEXT[], $83::TEXT::JSONB, TRUE), $84::TEXT::TEXT[], $85::TEXT::JSONB, TRUE), $86::TEXT::TEXT[], $87::TEXT::JSONB, TRUE), $88::TEXT::TEXT[], $89::TEXT::JSONB, TRUE), $90::TEXT::TEXT[], $91::TEXT::JSONB, TRUE), $92::TEXT::TEXT[], $93::TEXT::JSONB, TRUE), $94::TEXT::TEXT[], $95::TEXT::JSONB, TRUE), $96::TEXT::TEXT[], $97::TEXT::JSONB, TRUE), $98::TEXT::TEXT[], $99::TEXT::JSONB, TRUE), $100::TEXT::TEXT[], $101::TEXT::JSONB, TRUE), $102::TEXT::TEXT[], $103::TEXT::JSONB, TRUE), $104::TEXT::TEXT[], $105::TEXT::JSONB, TRUE), $106::TEXT::TEXT[], $107::TEXT::JSONB, TRUE), $108::TEXT::TEXT[], $109::TEXT::JSONB, TRUE), $110::TEXT::TEXT[], $111::TEXT::JSONB, TRUE), $112::TEXT::TEXT[], $113::TEXT::JSONB, TRUE), $114::TEXT::TEXT[], $115::TEXT::JSONB, TRUE), $116::TEXT::TEXT[], $117::TEXT::JSONB, TRUE), $118::TEXT::TEXT[], $119::TEXT::JSONB, TRUE), $120::TEXT::TEXT[], $121::TEXT::JSONB, TRUE) WHERE "pipeline" = $1;

-- end of an attempt
UPDATE "attempt_lookup" SET "open" = ($4::BIGINT <> 0), "succeeded" = ($5::BIGINT <> 0) WHERE "pipeline" = $1 AND "cell" = $2 AND "ordinal" = $3;

-- external id of an attempt
UPDATE "attempt_lookup" SET "system" = $4::TEXT, "external" = $5::TEXT WHERE "pipeline" = $1 AND "cell" = $2 AND "ordinal" = $3;

-- end of an attempt with its external id
UPDATE "attempt_lookup" SET "open" = ($4::BIGINT <> 0), "succeeded" = ($5::BIGINT <> 0), "system" = $6::TEXT, "external" = $7::TEXT WHERE "pipeline" = $1 AND "cell" = $2 AND "ordinal" = $3;

-- attempt of an id
SELECT "a"."pipeline", "a"."attempt", "a"."cell", "a"."ordinal", "a"."open", "a"."kind" FROM "attempt_lookup" AS "a" WHERE "a"."pipeline" = $1 AND "a"."attempt" = $2;

-- attempt of a cell and ordinal
SELECT "a"."pipeline", "a"."attempt", "a"."cell", "a"."ordinal", "a"."open", "a"."kind" FROM "attempt_lookup" AS "a" WHERE "a"."pipeline" = $1 AND "a"."cell" = $2 AND "a"."ordinal" = $3;

-- newest attempt of a cell
SELECT "a"."pipeline", "a"."attempt", "a"."cell", "a"."ordinal", "a"."open", "a"."kind" FROM "attempt_lookup" AS "a" WHERE "a"."pipeline" = $1 AND "a"."cell" = $2 ORDER BY "a"."ordinal" DESC LIMIT $3::BIGINT;

-- candidates of an external id
SELECT "a"."pipeline", "a"."attempt", "a"."cell", "a"."ordinal", "a"."open", "a"."kind", "a"."step", "a"."target", "a"."identifier" FROM "attempt_lookup" AS "a" WHERE "a"."external" = $1 AND "a"."system" = $2 ORDER BY "a"."open" DESC, "a"."pipeline", "a"."cell", "a"."ordinal";

-- candidates of an external id in a pipeline
SELECT "a"."pipeline", "a"."attempt", "a"."cell", "a"."ordinal", "a"."open", "a"."kind", "a"."step", "a"."target", "a"."identifier" FROM "attempt_lookup" AS "a" WHERE "a"."external" = $1 AND "a"."system" = $2 AND "a"."pipeline" = $3 ORDER BY "a"."open" DESC, "a"."pipeline", "a"."cell", "a"."ordinal";

-- attempts of an external id
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "attempt_lookup" AS "a" JOIN "pipeline" AS "p" ON "p"."id" = "a"."pipeline" WHERE "a"."external" = $1 AND "a"."system" = $2 ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal";

-- attempts of an external id in a pipeline
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "attempt_lookup" AS "a" JOIN "pipeline" AS "p" ON "p"."id" = "a"."pipeline" WHERE "a"."external" = $1 AND "a"."system" = $2 AND "a"."pipeline" = $3 ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal";

-- unfinished attempts of a kind
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "attempt_lookup" AS "a" JOIN "pipeline" AS "p" ON "p"."id" = "a"."pipeline" WHERE "a"."open" AND "a"."kind" = $1 AND ("a"."pipeline", "a"."cell", "a"."ordinal") > ($2::BIGINT, $3::BIGINT, $4::BIGINT) ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal" LIMIT $5::BIGINT;

-- unfinished attempts of a kind of an event
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "pipeline" AS "p" JOIN "attempt_lookup" AS "a" ON "a"."pipeline" = "p"."id" WHERE "p"."event" = $6 AND "a"."open" AND "a"."kind" = $1 AND ("a"."pipeline", "a"."cell", "a"."ordinal") > ($2::BIGINT, $3::BIGINT, $4::BIGINT) ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal" LIMIT $5::BIGINT;

-- unfinished attempts of a kind of an event before a time
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "pipeline" AS "p" JOIN "attempt_lookup" AS "a" ON "a"."pipeline" = "p"."id" WHERE "p"."event" = $6 AND "p"."created_at" < $7 AND "a"."open" AND "a"."kind" = $1 AND ("a"."pipeline", "a"."cell", "a"."ordinal") > ($2::BIGINT, $3::BIGINT, $4::BIGINT) ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal" LIMIT $5::BIGINT;

-- unfinished attempts of a kind of a reference
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "reference" AS "f" JOIN "event" AS "e" ON "e"."reference" = "f"."id" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" JOIN "attempt_lookup" AS "a" ON "a"."pipeline" = "p"."id" WHERE "f"."project" = $6 AND "f"."kind" = $7 AND "f"."name" = $8 AND "a"."open" AND "a"."kind" = $1 AND ("a"."pipeline", "a"."cell", "a"."ordinal") > ($2::BIGINT, $3::BIGINT, $4::BIGINT) ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal" LIMIT $5::BIGINT;

-- unfinished attempts of a kind of a reference before a time
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "reference" AS "f" JOIN "event" AS "e" ON "e"."reference" = "f"."id" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" JOIN "attempt_lookup" AS "a" ON "a"."pipeline" = "p"."id" WHERE "f"."project" = $6 AND "f"."kind" = $7 AND "f"."name" = $8 AND "p"."created_at" < $9 AND "a"."open" AND "a"."kind" = $1 AND ("a"."pipeline", "a"."cell", "a"."ordinal") > ($2::BIGINT, $3::BIGINT, $4::BIGINT) ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal" LIMIT $5::BIGINT;

-- graph of a pipeline
SELECT "graph" FROM "pipeline" WHERE "id" = $1;

-- what an attempt may have consumed
SELECT "i"."cell", "i"."succeeded" FROM "attempt_lookup" AS "a" JOIN "attempt_lookup" AS "i" ON "i"."pipeline" = "a"."pipeline" AND "i"."cell" < "a"."cell" AND "i"."run" <= "a"."run" WHERE "a"."pipeline" = $1 AND "a"."cell" = $2 AND "a"."ordinal" = $3 ORDER BY "i"."cell", "i"."ordinal";

-- successes at a commit, newest first
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" JOIN "attempt_lookup" AS "a" ON "a"."pipeline" = "p"."id" WHERE "e"."commit_hash" = $1 AND "a"."succeeded" AND "a"."kind" = $2 ORDER BY "a"."pipeline" DESC, "a"."cell", "a"."ordinal" DESC;

-- successes at a commit of a project, newest first
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" JOIN "attempt_lookup" AS "a" ON "a"."pipeline" = "p"."id" WHERE "e"."commit_hash" = $1 AND "e"."project" = $3 AND "a"."succeeded" AND "a"."kind" = $2 ORDER BY "a"."pipeline" DESC, "a"."cell", "a"."ordinal" DESC;

-- successes at a commit for a target, newest first
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" JOIN "attempt_lookup" AS "a" ON "a"."pipeline" = "p"."id" WHERE "e"."commit_hash" = $1 AND "a"."succeeded" AND "a"."kind" = $2 AND "a"."target" = $3 ORDER BY "a"."pipeline" DESC, "a"."cell", "a"."ordinal" DESC;

-- successes at a commit of a project for a target, newest first
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."step", "a"."target", "a"."identifier", "a"."system", "a"."external", "a"."kind", "a"."succeeded" FROM "event" AS "e" JOIN "pipeline" AS "p" ON "p"."event" = "e"."id" JOIN "attempt_lookup" AS "a" ON "a"."pipeline" = "p"."id" WHERE "e"."commit_hash" = $1 AND "e"."project" = $3 AND "a"."succeeded" AND "a"."kind" = $2 AND "a"."target" = $4 ORDER BY "a"."pipeline" DESC, "a"."cell", "a"."ordinal" DESC;

-- unfinished pipelines
SELECT DISTINCT "pipeline" FROM "attempt_lookup" WHERE "open" AND "pipeline" >= $1 ORDER BY "pipeline" LIMIT $2::BIGINT;

-- number of attempts
SELECT count(*) FROM "attempt_lookup";

-- lookup rows of a pipeline
SELECT "cell", "ordinal", "attempt", "run", "kind", "step", "target", "identifier", "system", "external", "open", "succeeded" FROM "attempt_lookup" WHERE "pipeline" = $1 ORDER BY "cell", "ordinal";

-- remove lookup rows of a pipeline
DELETE FROM "attempt_lookup" WHERE "pipeline" = $1;

-- remove the document of a pipeline
DELETE FROM "pipeline_document" WHERE "pipeline" = $1;

-- new searchable field
INSERT INTO "attempt_value" ("pipeline", "attempt", "field", "value", "kind", "cell", "ordinal", "state", "system", "external", "step", "target", "identifier") VALUES ($1::BIGINT, $2::BIGINT, $3::TEXT, $4::TEXT, $5::TEXT, $6::BIGINT, $7::BIGINT, $8::BIGINT, $9::TEXT, $10::TEXT, $11::TEXT, $12::TEXT, $13::TEXT);

-- remove searchable fields of an attempt
DELETE FROM "attempt_value" WHERE "pipeline" = $1 AND "attempt" = $2;

-- remove searchable fields of a pipeline
DELETE FROM "attempt_value" WHERE "pipeline" = $1;

-- state beside searchable fields
UPDATE "attempt_value" SET "state" = $3::BIGINT WHERE "pipeline" = $1 AND "attempt" = $2;

-- external id beside searchable fields
UPDATE "attempt_value" SET "system" = $3::TEXT, "external" = $4::TEXT WHERE "pipeline" = $1 AND "attempt" = $2;

-- attempts with a searchable field
SELECT "a"."pipeline", "p"."event", "p"."project", "a"."cell", "a"."ordinal", "a"."attempt", "a"."state", "a"."system", "a"."external", "a"."target", "a"."identifier", "a"."step", "a"."kind" FROM "attempt_value" AS "a" JOIN "pipeline" AS "p" ON "p"."id" = "a"."pipeline" WHERE "a"."value" = $1 AND "a"."field" = $2 AND "a"."kind" = $3 AND ("a"."pipeline", "a"."cell", "a"."ordinal") > ($4::BIGINT, $5::BIGINT, $6::BIGINT) ORDER BY "a"."pipeline", "a"."cell", "a"."ordinal" LIMIT $7::BIGINT;

-- searchable fields of a pipeline
SELECT "attempt", "field", "value", "kind", "cell", "ordinal", "state", "system", "external", "step", "target", "identifier" FROM "attempt_value" WHERE "pipeline" = $1 ORDER BY "attempt", "field", "value";
