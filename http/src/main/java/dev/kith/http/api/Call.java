package dev.kith.http.api;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.Query;
import akka.http.javadsl.model.Uri;
import java.util.Iterator;

/** A request for an address of the document. */
record Call(HttpRequest request) {

    /** The name that follows {@code /v1/runs/}. */
    String id() {
        Iterator<String> segments = request.getUri().pathSegments().iterator();
        segments.next();
        segments.next();
        return segments.next();
    }

    /** Path and query, as they were sent. */
    String address() {
        Uri uri = request.getUri();
        return uri.getPathString()
                + uri.rawQueryString().map(query -> "?" + query).orElse("");
    }

    /** What follows the question mark. */
    Query query() {
        return request.getUri().query();
    }
}
