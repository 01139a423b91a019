#include "cbench.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

typedef struct {
    char *bytes;
    size_t count;
    size_t room;
    CURLU *address;
    uint64_t begun;
} slot;

struct cbench_loop {
    CURLM *multi;
    CURL **handles;
    slot *slots;
    struct curl_slist *headers;
    char **targets; /* the whole address, or the path and query where tuned */
    int target_count;
    char *body;
    int width;
    int tuned;
    long next;
};

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static size_t take(char *data, size_t size, size_t count, void *context) {
    slot *place = context;
    size_t length = size * count;
    if (place->count + length > place->room) {
        size_t room = (place->count + length) * 2;
        char *bytes = realloc(place->bytes, room);
        if (!bytes) return 0;
        place->bytes = bytes;
        place->room = room;
    }
    memcpy(place->bytes + place->count, data, length);
    place->count += length;
    return length;
}

static int set_target(cbench_loop *loop, CURL *handle, slot *place) {
    const char *target = loop->targets[loop->next++ % loop->target_count];
    place->count = 0;
    place->begun = now();
    if (!loop->tuned) return curl_easy_setopt(handle, CURLOPT_URL, target);
    const char *query = strchr(target, '?');
    if (!query) return curl_url_set(place->address, CURLUPART_PATH, target, 0) ? CURLE_URL_MALFORMAT : 0;
    char path[2048];
    size_t length = (size_t)(query - target);
    if (length >= sizeof path) return CURLE_URL_MALFORMAT;
    memcpy(path, target, length);
    path[length] = 0;
    if (curl_url_set(place->address, CURLUPART_PATH, path, 0)) return CURLE_URL_MALFORMAT;
    return curl_url_set(place->address, CURLUPART_QUERY, query + 1, 0) ? CURLE_URL_MALFORMAT : 0;
}

static char *joined(const char *first, const char *second) {
    size_t length = strlen(first) + strlen(second) + 1;
    char *text = malloc(length);
    if (text) {
        strcpy(text, first);
        strcat(text, second);
    }
    return text;
}

cbench_loop *cbench_make(const cbench_job *job) {
    curl_global_init(CURL_GLOBAL_DEFAULT);
    cbench_loop *loop = calloc(1, sizeof *loop);
    if (!loop) return NULL;
    loop->multi = curl_multi_init();
    loop->width = job->width;
    loop->tuned = job->tuned;
    loop->target_count = job->target_count;
    loop->targets = calloc((size_t)job->target_count, sizeof *loop->targets);
    loop->handles = calloc((size_t)job->width, sizeof *loop->handles);
    loop->slots = calloc((size_t)job->width, sizeof *loop->slots);
    if (job->body) loop->body = joined(job->body, "");
    if (!loop->multi || !loop->targets || !loop->handles || !loop->slots || (job->body && !loop->body)) goto failed;
    for (int i = 0; i < job->target_count; i++) {
        loop->targets[i] = joined(job->tuned ? "" : job->origin, job->targets[i]);
        if (!loop->targets[i]) goto failed;
    }
    for (int i = 0; i < job->header_count; i++) {
        struct curl_slist *list = curl_slist_append(loop->headers, job->headers[i]);
        if (!list) goto failed;
        loop->headers = list;
    }
    for (int i = 0; i < job->width; i++) {
        CURL *handle = curl_easy_init();
        if (!handle) goto failed;
        loop->handles[i] = handle;
        if (loop->body) {
            curl_easy_setopt(handle, CURLOPT_POSTFIELDS, loop->body);
            curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE, (long)strlen(loop->body));
        }
        curl_easy_setopt(handle, CURLOPT_HTTPHEADER, loop->headers);
        curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take);
        curl_easy_setopt(handle, CURLOPT_WRITEDATA, &loop->slots[i]);
        curl_easy_setopt(handle, CURLOPT_PRIVATE, &loop->slots[i]);
        curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(handle, CURLOPT_TIMEOUT, 60L);
        if (job->tuned) {
            loop->slots[i].address = curl_url();
            if (!loop->slots[i].address) goto failed;
            if (curl_url_set(loop->slots[i].address, CURLUPART_URL, job->origin, 0)) goto failed;
            curl_easy_setopt(handle, CURLOPT_CURLU, loop->slots[i].address);
            curl_easy_setopt(handle, CURLOPT_PROXY, "");
        }
    }
    return loop;
failed:
    cbench_free(loop);
    return NULL;
}

int cbench_run(cbench_loop *loop, long transfers, uint64_t *latencies, uint64_t *received_bytes) {
    long begun = 0, done = 0;
    int running, left, problem = 0;
    for (; begun < loop->width && begun < transfers; begun++) {
        problem = set_target(loop, loop->handles[begun], &loop->slots[begun]);
        if (problem) return problem;
        curl_multi_add_handle(loop->multi, loop->handles[begun]);
    }
    while (done < transfers) {
        CURLMsg *message;
        int has_begun = 0;
        curl_multi_perform(loop->multi, &running);
        while ((message = curl_multi_info_read(loop->multi, &left))) {
            CURL *handle = message->easy_handle;
            CURLcode result = message->data.result;
            slot *place;
            long status = 0;
            curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
            curl_easy_getinfo(handle, CURLINFO_PRIVATE, (char **)&place);
            latencies[done++] = now() - place->begun;
            *received_bytes += place->count;
            curl_multi_remove_handle(loop->multi, handle);
            if (result && !problem) problem = (int)result;
            if (status != 200 && !problem) problem = (int)-status;
            if (begun < transfers && !problem) {
                problem = set_target(loop, handle, place);
                if (problem) continue;
                curl_multi_add_handle(loop->multi, handle);
                begun++;
                has_begun = 1;
            }
        }
        if (problem && done == begun) return problem;
        if (done < transfers && !has_begun) curl_multi_poll(loop->multi, NULL, 0, 1000, NULL);
    }
    return problem;
}

void cbench_free(cbench_loop *loop) {
    if (!loop) return;
    for (int i = 0; i < loop->width; i++) {
        if (loop->handles && loop->handles[i]) {
            curl_multi_remove_handle(loop->multi, loop->handles[i]);
            curl_easy_cleanup(loop->handles[i]);
        }
        if (loop->slots) {
            curl_url_cleanup(loop->slots[i].address);
            free(loop->slots[i].bytes);
        }
    }
    for (int i = 0; i < loop->target_count; i++)
        if (loop->targets) free(loop->targets[i]);
    curl_slist_free_all(loop->headers);
    if (loop->multi) curl_multi_cleanup(loop->multi);
    free(loop->handles);
    free(loop->slots);
    free(loop->targets);
    free(loop->body);
    free(loop);
}
