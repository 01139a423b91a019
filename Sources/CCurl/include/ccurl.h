#ifndef SERVICING_CCURL_H
#define SERVICING_CCURL_H

#include <curl/curl.h>

#endif
