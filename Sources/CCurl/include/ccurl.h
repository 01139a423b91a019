#ifndef SERVICING_CCURL_H
#define SERVICING_CCURL_H

#include <curl/curl.h>

/*
 * Swift can't call variadic functions. Each wrapper here fixes the type of the one argument that libcurl's
 * curl_easy_setopt, curl_easy_getinfo and curl_multi_setopt take; the parentheses around the name skip the macros
 * that curl/curl.h lays over them. Below the wrappers stand the options that older headers lack and the constants
 * that are macros.
 */

#if LIBCURL_VERSION_NUM < 0x075000
#error "libcurl 7.80 or newer is needed: CURLOPT_PREREQFUNCTION stops a silent second delivery of a request"
#endif

/* curl_easy_setopt */

static inline CURLcode ccurl_set_long(CURL *handle, CURLoption option, long value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode ccurl_set_offset(CURL *handle, CURLoption option, curl_off_t value) {
    return (curl_easy_setopt)(handle, option, value);
}

/* libcurl copies the text. NULL unsets. */
static inline CURLcode ccurl_set_text(CURL *handle, CURLoption option, const char *value) {
    return (curl_easy_setopt)(handle, option, value);
}

/* libcurl keeps the pointer. NULL unsets. */
static inline CURLcode ccurl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode ccurl_set_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode ccurl_set_url(CURL *handle, CURLU *value) {
    return (curl_easy_setopt)(handle, CURLOPT_CURLU, value);
}

/* For CURLOPT_WRITEFUNCTION and CURLOPT_HEADERFUNCTION, whose signatures are the same. */
static inline CURLcode ccurl_set_write_callback(CURL *handle, CURLoption option, curl_write_callback value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode ccurl_set_prereq_callback(CURL *handle, curl_prereq_callback value) {
    return (curl_easy_setopt)(handle, CURLOPT_PREREQFUNCTION, value);
}

static inline CURLcode ccurl_set_open_socket_callback(CURL *handle, curl_opensocket_callback value) {
    return (curl_easy_setopt)(handle, CURLOPT_OPENSOCKETFUNCTION, value);
}

static inline CURLcode ccurl_set_close_socket_callback(CURL *handle, curl_closesocket_callback value) {
    return (curl_easy_setopt)(handle, CURLOPT_CLOSESOCKETFUNCTION, value);
}

/* The one protocol that a handle may speak. Headers before 7.85 know only the bit mask. */
static inline CURLcode ccurl_set_protocol(CURL *handle, int is_https) {
#if LIBCURL_VERSION_NUM >= 0x075500
    return (curl_easy_setopt)(handle, CURLOPT_PROTOCOLS_STR, is_https ? "https" : "http");
#else
    return (curl_easy_setopt)(handle, CURLOPT_PROTOCOLS, (long)(is_https ? CURLPROTO_HTTPS : CURLPROTO_HTTP));
#endif
}

/*
 * Lets a transfer be removed while its name is still being resolved, without waiting for the resolver's thread, which
 * then cleans up after itself. Before 7.87 there is no such option.
 */
static inline CURLcode ccurl_set_leaves_resolver(CURL *handle) {
#if LIBCURL_VERSION_NUM >= 0x075700
    return (curl_easy_setopt)(handle, CURLOPT_QUICK_EXIT, 1L);
#else
    (void)handle;
    return CURLE_OK;
#endif
}

/* curl_easy_getinfo */

static inline CURLcode ccurl_get_long(CURL *handle, CURLINFO info, long *value) {
    return (curl_easy_getinfo)(handle, info, value);
}

static inline CURLcode ccurl_get_offset(CURL *handle, CURLINFO info, curl_off_t *value) {
    return (curl_easy_getinfo)(handle, info, value);
}

static inline CURLcode ccurl_get_pointer(CURL *handle, CURLINFO info, void **value) {
    return (curl_easy_getinfo)(handle, info, value);
}

/* curl_multi_setopt */

static inline CURLMcode ccurl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return (curl_multi_setopt)(multi, option, value);
}

/*
 * Lets a multi handle be freed without waiting for the resolver's threads. CURLMOPT_QUICK_EXIT by its number, because
 * the headers may be older than the library: libcurl has it from 8.20 on, and before that has nothing to wait for.
 */
static inline CURLMcode ccurl_multi_set_leaves_resolver(CURLM *multi) {
    return (curl_multi_setopt)(multi, (CURLMoption)(CURLOPTTYPE_LONG + 21), 1L);
}

/* Macros that Swift doesn't import. */

static inline const curl_version_info_data *ccurl_version(void) { return curl_version_info(CURLVERSION_NOW); }
static inline long ccurl_global_default(void) { return CURL_GLOBAL_DEFAULT; }
static inline int ccurl_version_brotli(void) { return CURL_VERSION_BROTLI; }
static inline long ccurl_header_separate(void) { return CURLHEADER_SEPARATE; }
static inline unsigned int ccurl_url_any_scheme(void) { return CURLU_NON_SUPPORT_SCHEME; }

#endif
