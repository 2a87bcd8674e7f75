#include <sqlite3.h>

// Functions with a variable number of arguments are not imported.
static inline int pipeshape_keep_log(sqlite3 *connection) {
  return sqlite3_db_config(connection, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, (int *)0);
}
