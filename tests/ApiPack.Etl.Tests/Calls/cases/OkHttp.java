// What calls use of OkHttp 3, as far as javac must see it.
class OkHttpClient { Call newCall(Request request) { return null; } }
class Call { Response execute() throws java.io.IOException { return null; } }
class Response { }
class MediaType { static MediaType parse(String type) { return null; } }
class RequestBody {
  static RequestBody create(MediaType type, String content) { return null; }
  static RequestBody create(MediaType type, byte[] content) { return null; }
  static RequestBody create(MediaType type, java.io.File content) { return null; }
}
class MultipartBody extends RequestBody {
  static class Builder {
    Builder(String boundary) { }
    Builder setType(MediaType type) { return this; }
    Builder addFormDataPart(String name, String value) { return this; }
    Builder addFormDataPart(String name, String file, RequestBody body) { return this; }
    MultipartBody build() { return null; }
  }
}
class Request {
  static class Builder {
    Builder url(String url) { return this; }
    Builder get() { return this; }
    Builder head() { return this; }
    Builder post(RequestBody body) { return this; }
    Builder put(RequestBody body) { return this; }
    Builder patch(RequestBody body) { return this; }
    Builder delete(RequestBody body) { return this; }
    Builder method(String method, RequestBody body) { return this; }
    Builder addHeader(String name, String value) { return this; }
    Request build() { return null; }
  }
}
