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

    private BrokenRequests() {}

    @Override
    public HttpResponse handle(StatusCode status, ErrorInfo error, LoggingAdapter log, ServerSettings settings) {
        ProblemType type = status.intValue() == ProblemType.TOO_LARGE.status()
                ? ProblemType.TOO_LARGE
                : ProblemType.MALFORMED_REQUEST;
        Problem told = Problem.of(type, error.summary());
        return Json.problem(new Problem(
                told.type(), told.title(), status.intValue(), told.detail(), told.errors(), told.allowed()));
    }
}
