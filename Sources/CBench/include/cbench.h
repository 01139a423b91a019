#ifndef SERVICING_CBENCH_H
#define SERVICING_CBENCH_H

#include <stdint.h>

/*
 * A bare loop over libcurl's multi interface: what everything else is measured beside. It sends, reads the answer's
 * body into memory, looks at the status, and does nothing more.
 */

typedef struct {
    const char *origin;         /* scheme, host and port */
    const char *const *targets; /* paths with queries, taken in turn */
    int target_count;
    const char *const *headers; /* whole lines */
    int header_count;
    const char *body; /* NULL for GET, else POST */
    int width;        /* transfers in flight */
    int tuned;        /* a CURLU per handle, of which only the path changes, and no proxy looked up */
} cbench_job;

typedef struct cbench_loop cbench_loop;

/* NULL where there is no memory. The job's texts are copied. */
cbench_loop *cbench_make(const cbench_job *job);

/*
 * So many transfers. Writes the nanoseconds of each into `latencies`, which has room for them. Returns 0; or a CURLcode
 * where a transfer failed; or the negated status where it is not 200.
 */
int cbench_run(cbench_loop *loop, long transfers, uint64_t *latencies, uint64_t *received_bytes);

void cbench_free(cbench_loop *loop);

#endif
