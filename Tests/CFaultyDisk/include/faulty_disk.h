#pragma once

/// Operations that can fail; a set of them is their sum.
enum {
  FAULTY_DISK_READ = 1,
  FAULTY_DISK_WRITE = 2,
  FAULTY_DISK_SYNC = 4,
  FAULTY_DISK_TRUNCATE = 8,
  FAULTY_DISK_LOCK = 16,
  FAULTY_DISK_OPEN = 32,
};

/// Puts a shim in front of the file system for every connection that is opened from now on. It passes everything on
/// until a fault is armed. Returns SQLite's code.
int faulty_disk_install(void);

/// Arms a fault: of the operations on files whose path begins with `prefix`, the `number`-th one (from 1) and every
/// later one, or only that one, answers `code`; a write that fails writes half before. Returns the fault's handle, or
/// -1 if there are too many.
int faulty_disk_arm(const char *prefix, int operations, int number, int code, int is_lasting);

/// Disarms a fault; returns how many operations it saw.
int faulty_disk_disarm(int fault);
