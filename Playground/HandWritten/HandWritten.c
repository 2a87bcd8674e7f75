#include "HandWritten.h"

#include <stdlib.h>
#include <string.h>

// FNV-1a; a null is a step of its own.
uint64_t hw_digest_bytes(uint64_t digest, const char *bytes, int64_t count) {
  for (int64_t i = 0; i < count; i++) digest = (digest ^ (uint8_t)bytes[i]) * 0x100000001b3u;
  return (digest ^ 0xff) * 0x100000001b3u;
}

uint64_t hw_digest_integer(uint64_t digest, int64_t value) {
  return hw_digest_bytes(digest, (const char *)&value, sizeof value);
}

#if PIPESHAPE_SQLITE && __has_include(<sqlite3.h>)
#include <sqlite3.h>

typedef struct {
  sqlite3_stmt *handle;
  int columns;
} statement;

// The rows of one statement, row by row.
typedef struct {
  hw_value *cells;
  int64_t count, room;
} rows;

struct hw_database {
  sqlite3 *handle;
  statement *statements;
  int count, room;
};

hw_database *hw_open(const char *path, const char *statements) {
  hw_database *database = calloc(1, sizeof *database);
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
  if (sqlite3_open_v2(path, &database->handle, flags, NULL) != SQLITE_OK ||
      sqlite3_exec(database->handle, statements, NULL, NULL, NULL) != SQLITE_OK) {
    hw_close(database);
    return NULL;
  }
  return database;
}

void hw_close(hw_database *database) {
  for (int i = 0; i < database->count; i++) sqlite3_finalize(database->statements[i].handle);
  sqlite3_close_v2(database->handle);
  free(database->statements);
  free(database);
}

const char *hw_error(hw_database *database) { return sqlite3_errmsg(database->handle); }

int32_t hw_prepare(hw_database *database, const char *sql) {
  if (database->count == database->room) {
    database->room = database->room ? 2 * database->room : 32;
    database->statements = realloc(database->statements, database->room * sizeof(statement));
  }
  statement *new = &database->statements[database->count];
  if (sqlite3_prepare_v3(database->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &new->handle, NULL) != SQLITE_OK)
    return -1;
  new->columns = sqlite3_column_count(new->handle);
  return database->count++;
}

static int bind(sqlite3_stmt *handle, int place, const hw_value *value) {
  switch (value->kind) {
    case HW_INTEGER: return sqlite3_bind_int64(handle, place, value->integer);
    case HW_REAL: return sqlite3_bind_double(handle, place, value->real);
    // The text outlives the statement's run, so SQLite need not copy it.
    case HW_TEXT: return sqlite3_bind_text(handle, place, value->text, value->length, SQLITE_STATIC);
    default: return sqlite3_bind_null(handle, place);
  }
}

static void copy(sqlite3_stmt *handle, int columns, rows *rows) {
  if (rows->count + columns > rows->room) {
    rows->room = rows->room ? 2 * rows->room : 16 * columns;
    rows->cells = realloc(rows->cells, rows->room * sizeof(hw_value));
  }
  hw_value *cell = rows->cells + rows->count;
  for (int i = 0; i < columns; i++, cell++) {
    switch (sqlite3_column_type(handle, i)) {
      case SQLITE_INTEGER:
        cell->kind = HW_INTEGER;
        cell->integer = sqlite3_column_int64(handle, i);
        break;
      case SQLITE_FLOAT:
        cell->kind = HW_REAL;
        cell->real = sqlite3_column_double(handle, i);
        break;
      case SQLITE_NULL: cell->kind = HW_NULL; break;
      default: {
        const unsigned char *text = sqlite3_column_text(handle, i);
        int length = sqlite3_column_bytes(handle, i);
        cell->kind = HW_TEXT;
        cell->length = length;
        cell->text = malloc(length + 1);
        memcpy(cell->text, text, length + 1);
      }
    }
  }
  rows->count += columns;
}

static uint64_t digest(const rows *rows, uint64_t digest) {
  for (int64_t i = 0; i < rows->count; i++) {
    const hw_value *cell = rows->cells + i;
    switch (cell->kind) {
      case HW_INTEGER: digest = hw_digest_integer(digest, cell->integer); break;
      case HW_REAL: digest = hw_digest_bytes(digest, (const char *)&cell->real, sizeof cell->real); break;
      case HW_TEXT: digest = hw_digest_bytes(digest, cell->text, cell->length); break;
      default: digest = hw_digest_bytes(digest, "", 0);
    }
  }
  return digest;
}

int32_t hw_run(
    hw_database *database, const hw_step *steps, int32_t count, const hw_value *values, int32_t digests,
    hw_outcome *outcome) {
  rows answers[16];
  int kept = 0, code = SQLITE_OK;
  outcome->rows = outcome->changes = 0;
  outcome->digest = 0xcbf29ce484222325u;
  for (const hw_step *step = steps; step < steps + count; step++) {
    const statement *now = &database->statements[step->statement];
    for (int i = 0; i < step->count && code == SQLITE_OK; i++) code = bind(now->handle, i + 1, values + step->first + i);
    rows answer = {NULL, 0, 0};
    for (int64_t row = 0; code == SQLITE_OK && row < step->limit; row++) {
      if ((code = sqlite3_step(now->handle)) != SQLITE_ROW) break;
      copy(now->handle, now->columns, &answer);
      outcome->rows++;
      code = SQLITE_OK;
    }
    if (code == SQLITE_DONE) code = SQLITE_OK;
    if (now->columns == 0 && step->count > 0) outcome->changes += sqlite3_changes(database->handle);
    sqlite3_reset(now->handle);
    if (digests) outcome->digest = digest(&answer, outcome->digest);
    // The answer of a call is its rows, all of them: they are kept until the call is over.
    if (answer.cells && kept < 16) {
      answers[kept++] = answer;
    } else if (answer.cells) {
      for (int64_t i = 0; i < answer.count; i++)
        if (answer.cells[i].kind == HW_TEXT) free(answer.cells[i].text);
      free(answer.cells);
    }
    if (code != SQLITE_OK) break;
  }
  while (kept > 0) {
    rows *answer = &answers[--kept];
    for (int64_t i = 0; i < answer->count; i++)
      if (answer->cells[i].kind == HW_TEXT) free(answer->cells[i].text);
    free(answer->cells);
  }
  return code;
}
#endif
