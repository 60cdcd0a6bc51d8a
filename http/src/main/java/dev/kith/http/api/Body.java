package dev.kith.http.api;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.RequestEntity;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Reads the body of a request: JSON, not large, and not slow. */
final class Body extends AllDirectives {
    private static final long MOST_BYTES = 64 << 10;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ActorSystem<?> system;
    private final Executor blocking;

    /** @param blocking where bodies are read: what they name is looked for in the file system */
    Body(ActorSystem<?> system, Executor blocking) {
        this.system = system;
        this.blocking = blocking;
    }

    /** A route that answers what a record asks for. */
    <T> Route as(Class<T> type, Function<T, CompletionStage<HttpResponse>> answer) {
        return extractRequestEntity(entity -> {
            requireJson(entity);
            return completeWithFuture(entity.withSizeLimit(MOST_BYTES)
                    .toStrict(TIMEOUT.toMillis(), system)
                    .thenComposeAsync(
                            strict -> answer.apply(Json.read(strict.getData().toArray(), type)), blocking));
        });
    }

    private static void requireJson(RequestEntity entity) {
        if (!entity.getContentType().mediaType().equals(MediaTypes.APPLICATION_JSON)) {
            throw new ProblemException(Problem.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "application/json is expected, not " + entity.getContentType()));
        }
    }
}
