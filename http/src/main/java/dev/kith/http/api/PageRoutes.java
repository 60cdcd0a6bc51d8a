package dev.kith.http.api;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.headers.CacheControl;
import akka.http.javadsl.model.headers.CacheDirectives;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.PathMatchers;
import akka.http.javadsl.server.Route;
import java.util.List;

/** {@code /}: the page, plain files of this jar, and the chart library from its own. */
final class PageRoutes extends AllDirectives {
    private static final String FILES = "page";
    private static final String CHARTS = "META-INF/resources/webjars/echarts/5.5.0/echarts.min.js";
    private static final List<String> OTHERS = List.of("/v1", "/health", "/README.md");
    private static final long DAY_SECONDS = 86_400;

    /** Scripts and styles of this address alone, none within the text, nobody's frame; blob: is a picture that was dropped. */
    private static final HttpHeader POLICY = RawHeader.create(
            "Content-Security-Policy",
            String.join(
                    "; ",
                    List.of(
                            "default-src 'none'",
                            "script-src 'self'",
                            "style-src 'self'",
                            "img-src 'self' blob:",
                            "connect-src 'self'",
                            "worker-src 'self'",
                            "base-uri 'none'",
                            "form-action 'none'",
                            "frame-ancestors 'none'")));
    /** A new version of Kith shall be seen at once. */
    private static final HttpHeader ASK_AGAIN = CacheControl.create(CacheDirectives.NO_CACHE);

    private static final HttpHeader KEEP = CacheControl.create(CacheDirectives.MAX_AGE(DAY_SECONDS));

    Route routes() {
        return respondWithHeader(
                POLICY,
                () -> concat(
                        path(
                                PathMatchers.segment("webjars").slash("echarts.min.js"),
                                () -> respondWithHeader(KEEP, () -> getFromResource(CHARTS))),
                        respondWithHeader(
                                ASK_AGAIN,
                                () -> concat(
                                        pathSingleSlash(() -> getFromResource(FILES + "/index.html")), this.files()))));
    }

    /** What is no file of the page is left to others, with their reasons for refusing it. */
    private Route files() {
        return extractMethod(method -> extractUnmatchedPath(path -> {
            boolean reads = method.equals(HttpMethods.GET) || method.equals(HttpMethods.HEAD);
            return reads && OTHERS.stream().noneMatch(path::startsWith) ? getFromResourceDirectory(FILES) : reject();
        }));
    }
}
