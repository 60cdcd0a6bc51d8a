package dev.kith.http.api;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.RequestEntity;
import dev.kith.http.api.bounds.LateBodyException;
import dev.kith.http.api.bounds.Limit;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Reads the body of a request: JSON, not large, and not slow. */
final class Body {
    private final ActorSystem<?> system;
    private final Executor blocking;

    /** @param blocking where bodies are read: what they name is looked for in the file system */
    Body(ActorSystem<?> system, Executor blocking) {
        this.system = system;
        this.blocking = blocking;
    }

    /** What a request is answered whose body is a record. */
    <T> CompletionStage<HttpResponse> as(Call call, Class<T> type, Function<T, CompletionStage<HttpResponse>> answer) {
        RequestEntity entity = call.request().entity();
        requireJson(entity);
        return LateBodyException.watched(
                        Limit.JSON_TIME,
                        entity.withSizeLimit(Limit.JSON.count())
                                .toStrict(Limit.JSON_TIME.time().toMillis(), system))
                .thenComposeAsync(
                        strict -> answer.apply(Json.readBounded(strict.getData().toArray(), type)), blocking);
    }

    private static void requireJson(RequestEntity entity) {
        if (!entity.getContentType().mediaType().equals(MediaTypes.APPLICATION_JSON)) {
            throw new ProblemException(Problem.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "application/json is expected, not " + entity.getContentType()));
        }
    }
}
