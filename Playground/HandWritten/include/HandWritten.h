// What a careful programmer writes against SQLite's C interface, to hold the stores against.
//
// A script is the list of statements of one call with its parameters. Running it does what a hand-written function would:
// reset, bind, step, copy every column of every row into structs of its own (texts by malloc and memcpy), reset; then the
// rows are freed, as the stores' answers are. Scripts know their parameters beforehand, so nothing is computed between
// statements: that is to the advantage of this side.
#ifndef HAND_WRITTEN_H
#define HAND_WRITTEN_H

#include <stdint.h>

typedef struct hw_database hw_database;

// A value: null, an integer, a double, or a text of `length` bytes.
typedef enum { HW_NULL, HW_INTEGER, HW_REAL, HW_TEXT } hw_kind;

typedef struct {
  hw_kind kind;
  int32_t length;
  union {
    int64_t integer;
    double real;
    char *text;
  };
} hw_value;

// One execution of a statement: its number, where its parameters are, and after how many rows the answer is complete.
typedef struct {
  int32_t statement;
  int32_t first;
  int32_t count;
  int64_t limit;
} hw_step;

// What a script did: a digest of all rows if it was asked for, and their number.
typedef struct {
  int64_t rows;
  int64_t changes;
  uint64_t digest;
} hw_outcome;

// Opens a file and runs statements on it, such as pragmas; null where that fails.
hw_database *hw_open(const char *path, const char *statements);
void hw_close(hw_database *database);
const char *hw_error(hw_database *database);

// Prepares a statement and gives its number, or -1.
int32_t hw_prepare(hw_database *database, const char *sql);

// Runs a script; 0 for success. The digest takes time, and is made only where `digests`.
int32_t hw_run(
    hw_database *database, const hw_step *steps, int32_t count, const hw_value *values, int32_t digests,
    hw_outcome *outcome);

// The same against PostgreSQL with plain libpq, blocking; statements are prepared, values and rows binary.
typedef struct hp_connection hp_connection;

// Connects and runs statements; null where that fails.
hp_connection *hp_open(const char *address, const char *statements);
void hp_close(hp_connection *connection);
const char *hp_error(hp_connection *connection);

// Prepares a statement and gives its number, or -1.
int32_t hp_prepare(hp_connection *connection, const char *sql);

// Runs a script, in one batch where `pipelined`, else statement by statement; 0 for success. All columns of all rows are
// copied, and freed at the end.
int32_t hp_run(
    hp_connection *connection, const hw_step *steps, int32_t count, const hw_value *values, int32_t pipelined,
    hw_outcome *outcome);

// Copies rows into a table of (BIGINT, BIGINT, TEXT, DOUBLE PRECISION, TEXT), by a COPY statement in binary form.
int32_t hp_copy(hp_connection *connection, const char *statement, int64_t rows);

// Adds a value to a digest of rows.
uint64_t hw_digest_integer(uint64_t digest, int64_t value);
uint64_t hw_digest_bytes(uint64_t digest, const char *bytes, int64_t count);

#endif
