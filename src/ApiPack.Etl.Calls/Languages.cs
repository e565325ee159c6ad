namespace ApiPack.Etl.Calls;

/// <summary>The ten languages of API Pack, in the paper's order (3.2).</summary>
public static class Languages
{
    /// <summary>All of them. A new language is a folder and a line.</summary>
    public static IReadOnlyList<Language> All { get; } =
    [
        new("shell_curl", "cURL", ["curl ", "--url "], ShellCurl.ShellCurlCall.Write),
        new("java_okhttp", "java", ["OkHttpClient", "Request.Builder()"], JavaOkhttp.JavaOkhttpCall.Write),
        new("node_request", "node", ["require('request')", "request(options"], NodeRequest.NodeRequestCall.Write),
        new("python_python3", "python", ["import http.client", "conn.request("], PythonPython3.PythonPython3Call.Write),
        new("go_native", "go", ["package main", "http.NewRequest("], GoNative.GoNativeCall.Write),
        new("ruby_native", "ruby", ["require 'net/http'", "Net::HTTP::"], RubyNative.RubyNativeCall.Write),
        new("php_curl", "php", ["<?php", "curl_init()"], PhpCurl.PhpCurlCall.Write),
        new("swift_nsurlsession", "swift", ["import Foundation", "NSMutableURLRequest("], SwiftNsurlsession.SwiftNsurlsessionCall.Write),
        new("c_libcurl", "libcurl", ["curl_easy_init()", "curl_easy_perform("], CLibcurl.CLibcurlCall.Write),
        new("javascript_xhr", "javascript", ["new XMLHttpRequest()", "xhr.open("], JavascriptXhr.JavascriptXhrCall.Write),
    ];
}
