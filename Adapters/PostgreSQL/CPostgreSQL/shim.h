#include <libpq-fe.h>

// Fields of a failure have codes that are macros of characters, which are not imported.
static inline const char *pipeshape_sqlstate(const PGresult *result) { return PQresultErrorField(result, 'C'); }
static inline const char *pipeshape_message(const PGresult *result) { return PQresultErrorField(result, 'M'); }
static inline const char *pipeshape_detail(const PGresult *result) { return PQresultErrorField(result, 'D'); }
static inline const char *pipeshape_constraint(const PGresult *result) { return PQresultErrorField(result, 'n'); }
