// Stands between the program and the operating system, and makes calls on files below a directory fail.
//
//   FAILING_DISK_UNDER  the directory
//   FAILING_DISK_CALLS  which calls count, of: write sync resize rename remove open
//   FAILING_DISK_AT     the number, from 1, of the call that fails, of those that count
//   FAILING_DISK_WITH   EIO, ENOSPC, EDQUOT, EROFS; or `short`: half is written, the rest fails with ENOSPC
//   FAILING_DISK_ON     `once`, or `always`: every call that counts fails from then on
//   FAILING_DISK_TOLD   a file in which the call that failed is named
//   FAILING_DISK_LIES   when set, a sync answers that it is done and does nothing
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

static atomic_long counted;

static int listed(const char *list, const char *word) {
    size_t length = strlen(word);
    for (const char *at = list; at && (at = strstr(at, word)); at += length) {
        int starts = at == list || at[-1] == ' ';
        int ends = at[length] == 0 || at[length] == ' ';
        if (starts && ends) return 1;
    }
    return 0;
}

static int is_below(const char *path) {
    const char *under = getenv("FAILING_DISK_UNDER");
    size_t length = under ? strlen(under) : 0;
    return length && strncmp(path, under, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static void name_of(int fd, char path[PATH_MAX]) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    path[length < 0 ? 0 : length] = 0;
}

// The error with which this call fails, or 0; -1 for a write that is to be short.
static int fails(const char *kind, const char *path) {
    const char *at = getenv("FAILING_DISK_AT"), *calls = getenv("FAILING_DISK_CALLS");
    if (!at || !calls || !listed(calls, kind) || !is_below(path)) return 0;
    long number = atomic_fetch_add(&counted, 1) + 1, first = atol(at);
    const char *on = getenv("FAILING_DISK_ON");
    if (number < first || (number > first && !(on && strcmp(on, "always") == 0))) return 0;
    const char *told = getenv("FAILING_DISK_TOLD"), *with = getenv("FAILING_DISK_WITH");
    if (told && number == first) {
        char line[PATH_MAX + 64];
        int length = snprintf(line, sizeof line, "%s %s\n", kind, path);
        int fd = syscall(SYS_openat, AT_FDCWD, told, O_WRONLY | O_CREAT | O_APPEND, 0600);
        syscall(SYS_write, fd, line, (size_t)length);
        syscall(SYS_close, fd);
    }
    if (with && strcmp(with, "short") == 0) {
        if (strcmp(kind, "write") == 0 && number == first) return -1;
        return ENOSPC;
    }
    if (with && strcmp(with, "ENOSPC") == 0) return ENOSPC;
    if (with && strcmp(with, "EDQUOT") == 0) return EDQUOT;
    if (with && strcmp(with, "EROFS") == 0) return EROFS;
    return EIO;
}

static int fd_fails(const char *kind, int fd) {
    if (fd < 3) return 0;
    char path[PATH_MAX];
    int before = errno;
    name_of(fd, path);
    errno = before;
    return fails(kind, path);
}

#define REAL(name) \
    static __typeof__(&name) real; \
    if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

#define FAIL(with) do { errno = (with); return -1; } while (0)

ssize_t write(int fd, const void *bytes, size_t count) {
    REAL(write);
    int with = fd_fails("write", fd);
    if (with > 0) FAIL(with);
    return real(fd, bytes, with < 0 && count > 1 ? count / 2 : count);
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
    REAL(pwrite64);
    int with = fd_fails("write", fd);
    if (with > 0) FAIL(with);
    return real(fd, bytes, with < 0 && count > 1 ? count / 2 : count, at);
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
    return pwrite64(fd, bytes, count, at);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    REAL(writev);
    int with = fd_fails("write", fd);
    if (with > 0) FAIL(with);
    if (with < 0) return write(fd, parts[0].iov_base, parts[0].iov_len > 1 ? parts[0].iov_len / 2 : 1);
    return real(fd, parts, count);
}

static int lies(void) { return getenv("FAILING_DISK_LIES") != NULL; }

int fsync(int fd) {
    REAL(fsync);
    int with = fd_fails("sync", fd);
    if (with) FAIL(with > 0 ? with : EIO);
    return lies() ? 0 : real(fd);
}

int fdatasync(int fd) {
    REAL(fdatasync);
    int with = fd_fails("sync", fd);
    if (with) FAIL(with > 0 ? with : EIO);
    return lies() ? 0 : real(fd);
}

int sync_file_range(int fd, off64_t from, off64_t count, unsigned flags) {
    REAL(sync_file_range);
    int with = fd_fails("sync", fd);
    if (with) FAIL(with > 0 ? with : EIO);
    return lies() ? 0 : real(fd, from, count, flags);
}

int ftruncate64(int fd, off64_t length) {
    REAL(ftruncate64);
    int with = fd_fails("resize", fd);
    if (with) FAIL(with > 0 ? with : EIO);
    return real(fd, length);
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

int rename(const char *from, const char *to) {
    REAL(rename);
    int with = fails("rename", to);
    if (with) FAIL(with > 0 ? with : EIO);
    return real(from, to);
}

int unlink(const char *path) {
    REAL(unlink);
    int with = fails("remove", path);
    if (with) FAIL(with > 0 ? with : EIO);
    return real(path);
}

int open64(const char *path, int flags, ...) {
    REAL(open64);
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if (flags & O_CREAT) {
        int with = fails("open", path);
        if (with) FAIL(with > 0 ? with : EIO);
    }
    return real(path, flags, mode);
}

int open(const char *path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open64(path, flags, mode);
}
