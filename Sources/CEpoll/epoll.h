#ifndef SERVICING_EPOLL_H
#define SERVICING_EPOLL_H

/* What Swift's own modules of the C library leave out on Linux. Empty elsewhere: Darwin has kqueue, and imports it. */
#ifdef __linux__
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <time.h>

/* Declared by the C libraries only where _GNU_SOURCE is set, which Swift's modules do not. */
int accept4(int socket, struct sockaddr *address, socklen_t *length, int flags);

/* The C libraries disagree on whether these are enumerators or macros; as constants they look alike to Swift. */
static const uint32_t c_epoll_in = EPOLLIN;
static const uint32_t c_epoll_out = EPOLLOUT;
static const uint32_t c_epoll_error = EPOLLERR;
static const uint32_t c_epoll_hang_up = EPOLLHUP;
static const int32_t c_epoll_close_on_exec = EPOLL_CLOEXEC;
static const int32_t c_eventfd_flags = EFD_CLOEXEC | EFD_NONBLOCK;
static const int32_t c_accept_flags = SOCK_NONBLOCK | SOCK_CLOEXEC;

/* Nanoseconds since 1970. Which of Swift's modules the members of `timespec` belong to depends on what else a file's
   neighbours import, so that code which names them does not always build. */
static inline int64_t c_realtime_nanoseconds(void) {
    struct timespec time;
    clock_gettime(CLOCK_REALTIME, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}
#endif

#endif
