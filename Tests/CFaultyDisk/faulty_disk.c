#include "faulty_disk.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

// A shim sqlite3_vfs: every call goes to the system's own one, unless a fault says otherwise.

typedef struct Fault {
  int is_armed, operations, number, code, is_lasting, seen;
  char prefix[512];
} Fault;

enum { FAULTS = 64 };
static Fault faults[FAULTS];
static pthread_mutex_t guard = PTHREAD_MUTEX_INITIALIZER;
static sqlite3_vfs *base;
static sqlite3_vfs shim;

typedef struct File {
  sqlite3_file head;
  const char *path;  // SQLite keeps it for as long as the file is open.
  sqlite3_file *real;
} File;

static int fail(const char *path, int operation) {
  int code = SQLITE_OK;
  if (!path) return code;
  pthread_mutex_lock(&guard);
  for (int i = 0; i < FAULTS; i++) {
    Fault *fault = &faults[i];
    if (!fault->is_armed || !(fault->operations & operation)) continue;
    if (strncmp(path, fault->prefix, strlen(fault->prefix)) != 0) continue;
    fault->seen++;
    if (fault->seen == fault->number || (fault->is_lasting && fault->seen > fault->number)) code = fault->code;
  }
  pthread_mutex_unlock(&guard);
  return code;
}

int faulty_disk_arm(const char *prefix, int operations, int number, int code, int is_lasting) {
  int found = -1;
  pthread_mutex_lock(&guard);
  for (int i = 0; i < FAULTS && found < 0; i++) {
    if (faults[i].is_armed) continue;
    faults[i] = (Fault){.is_armed = 1, .operations = operations, .number = number, .code = code, .is_lasting = is_lasting};
    strncpy(faults[i].prefix, prefix, sizeof(faults[i].prefix) - 1);
    found = i;
  }
  pthread_mutex_unlock(&guard);
  return found;
}

int faulty_disk_disarm(int fault) {
  if (fault < 0 || fault >= FAULTS) return 0;
  pthread_mutex_lock(&guard);
  int seen = faults[fault].seen;
  faults[fault].is_armed = 0;
  pthread_mutex_unlock(&guard);
  return seen;
}

#define REAL(file) (((File *)(file))->real)
#define PATH(file) (((File *)(file))->path)

static int f_close(sqlite3_file *file) {
  int code = REAL(file)->pMethods ? REAL(file)->pMethods->xClose(REAL(file)) : SQLITE_OK;
  free(REAL(file));
  return code;
}
static int f_read(sqlite3_file *file, void *buffer, int count, sqlite3_int64 offset) {
  int code = fail(PATH(file), FAULTY_DISK_READ);
  return code ? code : REAL(file)->pMethods->xRead(REAL(file), buffer, count, offset);
}
static int f_write(sqlite3_file *file, const void *buffer, int count, sqlite3_int64 offset) {
  int code = fail(PATH(file), FAULTY_DISK_WRITE);
  if (!code) return REAL(file)->pMethods->xWrite(REAL(file), buffer, count, offset);
  REAL(file)->pMethods->xWrite(REAL(file), buffer, count / 2, offset);
  return code;
}
static int f_truncate(sqlite3_file *file, sqlite3_int64 size) {
  int code = fail(PATH(file), FAULTY_DISK_TRUNCATE);
  return code ? code : REAL(file)->pMethods->xTruncate(REAL(file), size);
}
// Nothing waits for the disk: power does not fail in tests.
static int f_sync(sqlite3_file *file, int flags) {
  (void)flags;
  return fail(PATH(file), FAULTY_DISK_SYNC);
}
static int f_size(sqlite3_file *file, sqlite3_int64 *size) { return REAL(file)->pMethods->xFileSize(REAL(file), size); }
static int f_lock(sqlite3_file *file, int level) {
  int code = fail(PATH(file), FAULTY_DISK_LOCK);
  return code ? code : REAL(file)->pMethods->xLock(REAL(file), level);
}
static int f_unlock(sqlite3_file *file, int level) { return REAL(file)->pMethods->xUnlock(REAL(file), level); }
static int f_check(sqlite3_file *file, int *out) { return REAL(file)->pMethods->xCheckReservedLock(REAL(file), out); }
static int f_control(sqlite3_file *file, int op, void *argument) {
  return REAL(file)->pMethods->xFileControl(REAL(file), op, argument);
}
static int f_sector(sqlite3_file *file) { return REAL(file)->pMethods->xSectorSize(REAL(file)); }
static int f_device(sqlite3_file *file) { return REAL(file)->pMethods->xDeviceCharacteristics(REAL(file)); }
static int f_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **out) {
  return REAL(file)->pMethods->xShmMap(REAL(file), page, size, extend, out);
}
static int f_shm_lock(sqlite3_file *file, int offset, int n, int flags) {
  // Only the lock that writers share: where others are held for long, SQLite itself sleeps for ten seconds.
  if ((flags & SQLITE_SHM_LOCK) && (flags & SQLITE_SHM_EXCLUSIVE) && offset == 0) {
    int code = fail(PATH(file), FAULTY_DISK_LOCK);
    if (code) return code;
  }
  return REAL(file)->pMethods->xShmLock(REAL(file), offset, n, flags);
}
static void f_shm_barrier(sqlite3_file *file) { REAL(file)->pMethods->xShmBarrier(REAL(file)); }
static int f_shm_unmap(sqlite3_file *file, int remove) { return REAL(file)->pMethods->xShmUnmap(REAL(file), remove); }

// Version 2: without mapped pages, so that every read comes by here.
static const sqlite3_io_methods methods = {
    .iVersion = 2, .xClose = f_close, .xRead = f_read, .xWrite = f_write, .xTruncate = f_truncate, .xSync = f_sync,
    .xFileSize = f_size, .xLock = f_lock, .xUnlock = f_unlock, .xCheckReservedLock = f_check, .xFileControl = f_control,
    .xSectorSize = f_sector, .xDeviceCharacteristics = f_device, .xShmMap = f_shm_map, .xShmLock = f_shm_lock,
    .xShmBarrier = f_shm_barrier, .xShmUnmap = f_shm_unmap,
};

static int v_open(sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out) {
  (void)vfs;
  File *opened = (File *)file;
  opened->head.pMethods = 0;
  int code = fail(name, FAULTY_DISK_OPEN);
  if (code) return code;
  opened->path = name;
  opened->real = calloc(1, base->szOsFile);
  if (!opened->real) return SQLITE_NOMEM;
  code = base->xOpen(base, name, opened->real, flags, out);
  if (opened->real->pMethods) {
    opened->head.pMethods = &methods;
  } else {
    free(opened->real);
  }
  return code;
}
static int v_delete(sqlite3_vfs *vfs, const char *name, int sync) {
  (void)vfs;
  return base->xDelete(base, name, sync);
}
static int v_access(sqlite3_vfs *vfs, const char *name, int flags, int *out) {
  (void)vfs;
  return base->xAccess(base, name, flags, out);
}
static int v_full(sqlite3_vfs *vfs, const char *name, int count, char *out) {
  (void)vfs;
  return base->xFullPathname(base, name, count, out);
}

int faulty_disk_install(void) {
  static int is_installed;
  pthread_mutex_lock(&guard);
  int code = SQLITE_OK;
  if (!is_installed) {
    base = sqlite3_vfs_find(0);
    shim = *base;
    shim.zName = "faulty";
    shim.szOsFile = sizeof(File);
    shim.xOpen = v_open;
    shim.xDelete = v_delete;
    shim.xAccess = v_access;
    shim.xFullPathname = v_full;
    code = sqlite3_vfs_register(&shim, 1);
    is_installed = 1;
  }
  pthread_mutex_unlock(&guard);
  return code;
}
