package dev.kith.http.api;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Answers by the directives of Akka HTTP, where they do much: files in parts, only if they have changed, and as they come. */
final class Directed extends AllDirectives {
    private final ActorSystem<?> system;
    private final Failures failures = new Failures();

    Directed(ActorSystem<?> system) {
        this.system = system;
    }

    /** A route as a handler; what goes wrong in it is a problem. */
    Handler handler(Route route) {
        akka.japi.function.Function<HttpRequest, CompletionStage<HttpResponse>> sealed = handleExceptions(
                        failures.exceptions(), () -> handleRejections(failures.rejections(), () -> route))
                .handler(system);
        return request -> {
            try {
                return sealed.apply(request);
            } catch (Exception e) {
                return CompletableFuture.failedFuture(e);
            }
        };
    }

    /** A file of the file system. */
    CompletionStage<HttpResponse> file(HttpRequest request, Path file, ContentType type) {
        return handler(getFromFile(file.toFile(), type)).answer(request);
    }
}
