package dev.kith.http.api;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.CacheControl;
import akka.http.javadsl.model.headers.CacheDirectives;
import akka.http.javadsl.model.headers.RawHeader;
import dev.kith.http.api.access.Access;
import java.util.List;
import java.util.stream.Stream;

/** What every answer tells browsers, unless its route knows better. */
final class SecurityHeaders {
    private static final List<HttpHeader> ALWAYS = List.of(
            RawHeader.create("X-Content-Type-Options", "nosniff"),
            RawHeader.create("X-Frame-Options", "DENY"),
            RawHeader.create("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            RawHeader.create("Referrer-Policy", "no-referrer"),
            RawHeader.create("Cross-Origin-Resource-Policy", "same-origin"),
            CacheControl.create(CacheDirectives.NO_STORE));
    private static final HttpHeader ONLY_TLS = RawHeader.create("Strict-Transport-Security", "max-age=31536000");

    private SecurityHeaders() {}

    /** On loopback other services have the same name, and no TLS perhaps: nothing is promised for them. */
    static List<HttpHeader> of(Access access) {
        boolean onlyTls = access.tls().isPresent() && !access.publicHosts().isEmpty();
        return Stream.concat(ALWAYS.stream(), onlyTls ? Stream.of(ONLY_TLS) : Stream.of())
                .toList();
    }

    /** For answers that no route gives. */
    static HttpResponse on(HttpResponse answer) {
        return answer.addHeaders(ALWAYS);
    }
}
