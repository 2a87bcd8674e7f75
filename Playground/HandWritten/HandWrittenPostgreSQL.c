#include "HandWritten.h"

#if PIPESHAPE_POSTGRESQL && __has_include(<libpq-fe.h>)
#include <endian.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { most_values = 32, most_answers = 64 };

struct hp_connection {
  PGconn *handle;
  int count;
};

typedef struct {
  hw_value *cells;
  int64_t count;
} rows;

hp_connection *hp_open(const char *address, const char *statements) {
  hp_connection *connection = calloc(1, sizeof *connection);
  connection->handle = PQconnectdb(address);
  if (PQstatus(connection->handle) == CONNECTION_OK) {
    PGresult *result = PQexec(connection->handle, statements);
    int is_done = PQresultStatus(result) == PGRES_COMMAND_OK;
    PQclear(result);
    if (is_done) return connection;
  }
  hp_close(connection);
  return NULL;
}

void hp_close(hp_connection *connection) {
  PQfinish(connection->handle);
  free(connection);
}

const char *hp_error(hp_connection *connection) { return PQerrorMessage(connection->handle); }

static void name(char *text, int32_t number) { snprintf(text, 16, "h%d", number); }

int32_t hp_prepare(hp_connection *connection, const char *sql) {
  char text[16];
  name(text, connection->count);
  PGresult *result = PQprepare(connection->handle, text, sql, 0, NULL);
  int is_done = PQresultStatus(result) == PGRES_COMMAND_OK;
  PQclear(result);
  return is_done ? connection->count++ : -1;
}

static int send_step(PGconn *handle, const hw_step *step, const hw_value *values) {
  const char *texts[most_values];
  int lengths[most_values], formats[most_values];
  uint64_t words[most_values];
  char text[16];
  if (step->count > most_values) return 0;
  for (int i = 0; i < step->count; i++) {
    const hw_value *value = values + step->first + i;
    formats[i] = 1;
    switch (value->kind) {
      case HW_INTEGER:
        words[i] = htobe64((uint64_t)value->integer);
        texts[i] = (const char *)&words[i];
        lengths[i] = 8;
        break;
      case HW_TEXT:
        texts[i] = value->text;
        lengths[i] = value->length;
        break;
      default:
        texts[i] = NULL;
        lengths[i] = 0;
    }
  }
  name(text, step->statement);
  return PQsendQueryPrepared(handle, text, step->count, texts, lengths, formats, 1);
}

// Numbers become integers, everything else is a text of its own.
static rows copy(const PGresult *result) {
  int columns = PQnfields(result), count = PQntuples(result);
  rows rows = {malloc(sizeof(hw_value) * (size_t)(columns * count + 1)), (int64_t)columns * count};
  hw_value *cell = rows.cells;
  for (int row = 0; row < count; row++) {
    for (int column = 0; column < columns; column++, cell++) {
      if (PQgetisnull(result, row, column)) {
        cell->kind = HW_NULL;
        continue;
      }
      const char *value = PQgetvalue(result, row, column);
      int length = PQgetlength(result, row, column);
      Oid type = PQftype(result, column);
      if (type == 20 && length == 8) {
        uint64_t word;
        memcpy(&word, value, 8);
        cell->kind = HW_INTEGER;
        cell->integer = (int64_t)be64toh(word);
      } else if (type == 16) {
        cell->kind = HW_INTEGER;
        cell->integer = value[0];
      } else {
        cell->kind = HW_TEXT;
        cell->length = length;
        cell->text = malloc((size_t)length + 1);
        memcpy(cell->text, value, (size_t)length);
        cell->text[length] = 0;
      }
    }
  }
  return rows;
}

static int take(PGconn *handle, rows *answers, int *kept, hw_outcome *outcome) {
  PGresult *result = PQgetResult(handle);
  ExecStatusType status = PQresultStatus(result);
  int is_done = status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
  if (status == PGRES_TUPLES_OK && *kept < most_answers) {
    outcome->rows += PQntuples(result);
    answers[(*kept)++] = copy(result);
  } else if (is_done) {
    outcome->changes += atoi(PQcmdTuples(result));
  }
  PQclear(result);
  while ((result = PQgetResult(handle)) != NULL) PQclear(result);
  return is_done;
}

int32_t hp_run(
    hp_connection *connection, const hw_step *steps, int32_t count, const hw_value *values, int32_t pipelined,
    hw_outcome *outcome) {
  PGconn *handle = connection->handle;
  rows answers[most_answers];
  int kept = 0, is_done = 1;
  outcome->rows = outcome->changes = 0;
  outcome->digest = 0;
  if (pipelined) {
    is_done = PQenterPipelineMode(handle);
    for (int i = 0; i < count && is_done; i++) is_done = send_step(handle, steps + i, values);
    is_done = is_done && PQpipelineSync(handle);
    for (int i = 0; i < count && is_done; i++) is_done = take(handle, answers, &kept, outcome);
    PGresult *end = PQgetResult(handle);
    is_done = is_done && PQresultStatus(end) == PGRES_PIPELINE_SYNC;
    PQclear(end);
    is_done = is_done && PQexitPipelineMode(handle);
  } else {
    for (int i = 0; i < count && is_done; i++)
      is_done = send_step(handle, steps + i, values) && take(handle, answers, &kept, outcome);
  }
  while (kept > 0) {
    rows *answer = &answers[--kept];
    for (int64_t i = 0; i < answer->count; i++)
      if (answer->cells[i].kind == HW_TEXT) free(answer->cells[i].text);
    free(answer->cells);
  }
  return is_done ? 0 : 1;
}

// MARK: copying in

typedef struct {
  char bytes[1 << 16];
  int count;
} buffer;

static void add(buffer *buffer, const void *bytes, int count) {
  memcpy(buffer->bytes + buffer->count, bytes, (size_t)count);
  buffer->count += count;
}

static void add_length(buffer *buffer, int32_t length) {
  uint32_t word = htobe32((uint32_t)length);
  add(buffer, &word, 4);
}

static void add_word(buffer *buffer, uint64_t word) {
  word = htobe64(word);
  add_length(buffer, 8);
  add(buffer, &word, 8);
}

int32_t hp_copy(hp_connection *connection, const char *statement, int64_t count) {
  PGconn *handle = connection->handle;
  PGresult *result = PQexec(handle, statement);
  int is_done = PQresultStatus(result) == PGRES_COPY_IN;
  PQclear(result);
  if (!is_done) return 1;
  buffer *out = malloc(sizeof *out);
  out->count = 0;
  add(out, "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0", 19);
  uint16_t columns = htobe16(5);
  for (int64_t row = 0; row < count && is_done; row++) {
    char text[32];
    int length = snprintf(text, sizeof text, "target-%ld", (long)(row % 1000));
    double score = (double)row / 2;
    uint64_t bits;
    memcpy(&bits, &score, 8);
    add(out, &columns, 2);
    add_word(out, (uint64_t)row);
    add_word(out, (uint64_t)(row / 15));
    add_length(out, length);
    add(out, text, length);
    add_word(out, bits);
    if (row % 2) {
      add_length(out, length);
      add(out, text, length);
    } else {
      add_length(out, -1);
    }
    if (out->count > (1 << 16) - 256) {
      is_done = PQputCopyData(handle, out->bytes, out->count) == 1;
      out->count = 0;
    }
  }
  uint16_t end = 0xffff;
  add(out, &end, 2);
  is_done = is_done && PQputCopyData(handle, out->bytes, out->count) == 1;
  free(out);
  is_done = PQputCopyEnd(handle, is_done ? NULL : "failed") == 1 && is_done;
  while ((result = PQgetResult(handle)) != NULL) {
    is_done = is_done && PQresultStatus(result) == PGRES_COMMAND_OK;
    PQclear(result);
  }
  return is_done ? 0 : 1;
}
#endif
