package dev.kith.http.api;

import akka.event.LoggingAdapter;
import akka.http.ParsingErrorHandler;
import akka.http.javadsl.model.HttpResponse;
import akka.http.scaladsl.model.ErrorInfo;
import akka.http.scaladsl.model.StatusCode;
import akka.http.scaladsl.settings.ServerSettings;

/** Answers what is not even HTTP, before any route sees it. Named in the configuration of the server. */
public final class BrokenRequests extends ParsingErrorHandler {
    /** Where the server looks for it. */
    @SuppressWarnings("ConstantField") // the name that Scala gives to the only instance
    public static final BrokenRequests MODULE$ = new BrokenRequests();

    private static final int SERVER_ERRORS = 500;

    private BrokenRequests() {}

    @Override
    public HttpResponse handle(StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
        ProblemType type = status.intValue() == ProblemType.TOO_LARGE.status()
                ? ProblemType.TOO_LARGE
                : ProblemType.MALFORMED_REQUEST;
        // A method or version that nobody knows is the client's mistake, too, and no failure of the service.
        int code = status.intValue() >= SERVER_ERRORS ? type.status() : status.intValue();
        Problem told = Problem.of(type, error.summary());
        return SecurityHeaders.on(Json.problem(
                new Problem(told.type(), told.title(), code, told.detail(), told.errors(), told.allowed())));
    }
}
