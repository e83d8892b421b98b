/*
 * Stands between the server and the C library, and sees every call that changes a database file or makes it
 * last. It writes them down, and lets them fail on demand. Loaded with LD_PRELOAD; the environment says
 *
 *   DISK_FILES    how the paths of the watched files begin: the database, its -wal and its -shm
 *   DISK_RECORD   the file to append records to; nothing is recorded without it
 *   DISK_CONTROL  a file that may appear and disappear while the server runs. While it holds
 *                 "sync 3 5 2", the 3rd sync since it appeared fails with errno 5, and one more after it.
 *                 "write" in place of "sync" speaks of writes.
 *
 * A record is a header and the bytes written. Writes and truncations are recorded before they happen, syncs when
 * they have succeeded: what a record before a sync says is on the disk. A call that fails is recorded as a failure.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

enum operation { WRITE = 1, TRUNCATE = 2, SYNC = 3, UNLINK = 4, FAILURE = 5 };

struct header {
  uint64_t nanoseconds; /* of the monotonic clock */
  uint64_t offset;      /* the new size, for a truncation; the operation, for a failure */
  uint32_t operation;
  uint32_t path_length;
  uint32_t data_length;
  uint32_t unused;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int record_fd = -1;
static unsigned long counted[6];

/* What follows DISK_FILES in the path: "", "-wal" …; NULL for a file that nobody watches. */
static const char *watched(const char *path) {
  const char *prefix = getenv("DISK_FILES");
  size_t length = prefix ? strlen(prefix) : 0;
  return length > 0 && strncmp(path, prefix, length) == 0 ? path + length : NULL;
}

static const char *watched_fd(int fd, char *path, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, size - 1);
  if (length < 0) return NULL;
  path[length] = 0;
  return watched(path);
}

static void record(enum operation operation, const char *file, uint64_t offset, const void *data, size_t length) {
  const char *path = getenv("DISK_RECORD");
  if (!path) return;
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  struct header header = {
    .nanoseconds = (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec,
    .offset = offset,
    .operation = operation,
    .path_length = (uint32_t)strlen(file),
    .data_length = (uint32_t)length,
  };
  struct iovec parts[] = {
    { &header, sizeof header }, { (void *)file, header.path_length }, { (void *)data, length },
  };
  size_t whole = sizeof header + header.path_length + length;
  if (record_fd < 0) record_fd = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  /* A recording with a hole in it would prove nothing. */
  if (record_fd < 0 || writev(record_fd, parts, 3) != (ssize_t)whole) abort();
}

/* The errno that the call must fail with; 0 when it may go on. */
static int ordered_failure(enum operation operation) {
  const char *path = getenv("DISK_CONTROL");
  int control = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
  if (control < 0) {
    memset(counted, 0, sizeof counted);
    return 0;
  }
  char order[64] = { 0 }, kind[8];
  unsigned long first, times;
  int error;
  ssize_t length = read(control, order, sizeof order - 1);
  close(control);
  if (length <= 0 || sscanf(order, "%7s %lu %d %lu", kind, &first, &error, &times) != 4) return 0;
  unsigned long call = ++counted[operation];
  if (strcmp(kind, operation == SYNC ? "sync" : "write") != 0) return 0;
  return call >= first && call - first < times ? error : 0;
}

#define REAL(name, type) ((type)dlsym(RTLD_NEXT, name))

static ssize_t write_at(const char *name, int fd, const void *data, size_t length, off64_t offset) {
  ssize_t (*real)(int, const void *, size_t, off64_t) = REAL(name, ssize_t (*)(int, const void *, size_t, off64_t));
  char path[4096];
  const char *file = watched_fd(fd, path, sizeof path);
  if (!file) return real(fd, data, length, offset);
  pthread_mutex_lock(&lock);
  int failure = ordered_failure(WRITE);
  if (failure) record(FAILURE, file, WRITE, NULL, 0);
  else record(WRITE, file, (uint64_t)offset, data, length);
  ssize_t written = failure ? -1 : real(fd, data, length, offset);
  if (!failure && written < 0) record(FAILURE, file, WRITE, NULL, 0);
  pthread_mutex_unlock(&lock);
  if (failure) errno = failure;
  return written;
}

static int truncate_to(const char *name, int fd, off64_t size) {
  int (*real)(int, off64_t) = REAL(name, int (*)(int, off64_t));
  char path[4096];
  const char *file = watched_fd(fd, path, sizeof path);
  if (!file) return real(fd, size);
  pthread_mutex_lock(&lock);
  record(TRUNCATE, file, (uint64_t)size, NULL, 0);
  int result = real(fd, size);
  pthread_mutex_unlock(&lock);
  return result;
}

static int sync_with(const char *name, int fd) {
  int (*real)(int) = REAL(name, int (*)(int));
  char path[4096];
  const char *file = watched_fd(fd, path, sizeof path);
  if (!file) return real(fd);
  pthread_mutex_lock(&lock);
  int failure = ordered_failure(SYNC);
  int result = failure ? -1 : real(fd);
  record(result == 0 ? SYNC : FAILURE, file, SYNC, NULL, 0);
  pthread_mutex_unlock(&lock);
  if (failure) errno = failure;
  return result;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
  return write_at("pwrite64", fd, data, length, offset);
}
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
  return write_at("pwrite64", fd, data, length, offset);
}
int ftruncate64(int fd, off64_t size) { return truncate_to("ftruncate64", fd, size); }
int ftruncate(int fd, off_t size) { return truncate_to("ftruncate64", fd, size); }
int fdatasync(int fd) { return sync_with("fdatasync", fd); }
int fsync(int fd) { return sync_with("fsync", fd); }

int unlink(const char *path) {
  int (*real)(const char *) = REAL("unlink", int (*)(const char *));
  const char *file = watched(path);
  if (file) {
    pthread_mutex_lock(&lock);
    record(UNLINK, file, 0, NULL, 0);
    pthread_mutex_unlock(&lock);
  }
  return real(path);
}
