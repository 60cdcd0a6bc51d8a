package dev.kith.http.api.bounds;

import static dev.kith.config.Text.format;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;

/** The body of a request is not there in time. Only the readers of bodies say so; any other timeout is the service's own. */
public final class LateBodyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private LateBodyException(Limit limit) {
        super(format("the body did not arrive in %s", limit.text()));
    }

    /** A body that is being read, which fails with this if it times out. */
    public static <T> CompletionStage<T> watched(Limit limit, CompletionStage<T> body) {
        return body.exceptionallyCompose(
                failure -> CompletableFuture.failedFuture(isTimeout(failure) ? new LateBodyException(limit) : failure));
    }

    private static boolean isTimeout(Throwable failure) {
        return failure instanceof TimeoutException
                || failure instanceof CompletionException && failure.getCause() instanceof TimeoutException;
    }
}
