package dev.kith.http.api;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import java.util.concurrent.CompletionStage;

/** Answers requests; whoever calls it does not wait. */
@FunctionalInterface
public interface Handler {
    CompletionStage<HttpResponse> answer(HttpRequest request);
}
