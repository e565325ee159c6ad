// What calls use of libcurl, as far as gcc must see it.
#include <stdio.h>
typedef struct CURL CURL;
typedef long curl_off_t;
typedef int CURLcode;
typedef struct curl_mime curl_mime;
typedef struct curl_mimepart curl_mimepart;
struct curl_slist;
#define CURL_ZERO_TERMINATED ((size_t)-1)
enum option {
  CURLOPT_CUSTOMREQUEST, CURLOPT_URL, CURLOPT_HTTPHEADER, CURLOPT_COOKIE, CURLOPT_POSTFIELDS, CURLOPT_NOBODY,
  CURLOPT_POST, CURLOPT_POSTFIELDSIZE_LARGE, CURLOPT_READDATA, CURLOPT_MIMEPOST
};
CURL *curl_easy_init(void);
CURLcode curl_easy_setopt(CURL *handle, enum option option, ...);
CURLcode curl_easy_perform(CURL *handle);
struct curl_slist *curl_slist_append(struct curl_slist *list, const char *text);
curl_mime *curl_mime_init(CURL *handle);
curl_mimepart *curl_mime_addpart(curl_mime *mime);
CURLcode curl_mime_name(curl_mimepart *part, const char *name);
CURLcode curl_mime_data(curl_mimepart *part, const char *data, size_t size);
CURLcode curl_mime_filedata(curl_mimepart *part, const char *name);
CURLcode curl_mime_type(curl_mimepart *part, const char *type);
