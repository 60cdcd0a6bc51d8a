package dev.kith.http.api;

import static dev.kith.config.Text.format;

import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.Allow;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.ExceptionHandler;
import akka.http.javadsl.server.MethodRejection;
import akka.http.javadsl.server.Rejection;
import akka.http.javadsl.server.RejectionHandler;
import akka.http.javadsl.server.UnacceptedResponseContentTypeRejection;
import akka.http.scaladsl.model.EntityStreamSizeException;
import akka.http.scaladsl.model.ExceptionWithErrorInfo;
import akka.pattern.AskTimeoutException;
import akka.stream.AbruptStageTerminationException;
import akka.stream.AbruptTerminationException;
import akka.stream.BufferOverflowException;
import akka.stream.StreamTcpException;
import dev.kith.config.hocon.ConfigurationException;
import dev.kith.http.api.bounds.BeyondLimitException;
import dev.kith.http.api.bounds.LateBodyException;
import dev.kith.http.api.bounds.Limit;
import dev.kith.http.api.failures.FileTrouble;
import dev.kith.http.api.failures.QuietLog;
import dev.kith.http.fatal.FatalErrors;
import dev.kith.model.checkpoint.CheckpointException;
import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.DataException;
import dev.kith.model.evidence.bounds.BusyException;
import dev.kith.model.evidence.bounds.CancelledException;
import dev.kith.model.evidence.bounds.DamagedRunException;
import dev.kith.model.evidence.bounds.NotThereYetException;
import dev.kith.model.evidence.bounds.TooMuchException;
import dev.kith.model.run.RunException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.LoggerFactory;

/** Whatever goes wrong with a request, as a problem. */
final class Failures extends AllDirectives {
    private static final QuietLog LOG = new QuietLog(LoggerFactory.getLogger(Failures.class));

    static final String LIMITS = format("the limit is %s, of images %s", Limit.JSON.text(), Limit.IMAGE_BYTES.text());

    ExceptionHandler exceptions() {
        return ExceptionHandler.newBuilder()
                .matchAny(thrown -> complete(answer(thrown)))
                .build();
    }

    RejectionHandler rejections() {
        return RejectionHandler.newBuilder()
                .handleNotFound(
                        complete(Json.problem(Problem.of(ProblemType.NOT_FOUND, "there is nothing at this address"))))
                .handleAll(
                        MethodRejection.class,
                        rejections -> complete(methodNotAllowed(rejections.stream()
                                .map(MethodRejection::supported)
                                .distinct()
                                .toList())))
                .handle(
                        UnacceptedResponseContentTypeRejection.class,
                        rejection -> complete(Json.problem(
                                Problem.of(ProblemType.NOT_ACCEPTABLE, "the Accept header excludes the answer"))))
                .handle(
                        Rejection.class,
                        rejection -> complete(Json.problem(
                                Problem.of(ProblemType.MALFORMED_REQUEST, "the request cannot be understood"))))
                .build();
    }

    /** @param known the methods that there are */
    static HttpResponse methodNotAllowed(List<HttpMethod> known) {
        Problem problem = Problem.of(ProblemType.METHOD_NOT_ALLOWED, "the header Allow names the methods");
        return Json.problem(problem).addHeader(Allow.create(known.toArray(HttpMethod[]::new)));
    }

    /** What a client hears of an exception. */
    static HttpResponse answer(Throwable thrown) {
        return Json.problem(problem(thrown));
    }

    private static Problem problem(Throwable thrown) {
        boolean wrapper = thrown instanceof CompletionException
                || thrown instanceof ExecutionException
                || thrown instanceof UncheckedIOException;
        if (wrapper && thrown.getCause() != null) {
            return problem(thrown.getCause());
        }
        return ofRequest(thrown).or(() -> ofService(thrown)).orElseGet(() -> {
            FatalErrors.met(thrown);
            LOG.error("a request failed", thrown);
            return Problem.of(ProblemType.INTERNAL_ERROR, "the log of the service says more");
        });
    }

    /** What is wrong with the request, or came of what it asks for. */
    private static Optional<Problem> ofRequest(Throwable thrown) {
        if (thrown instanceof ProblemException known) {
            return Optional.of(known.problem());
        } else if (thrown instanceof ConfigurationException wrong) {
            return Optional.of(Problem.of(wrong));
        } else if (thrown instanceof BeyondLimitException much) {
            return Optional.of(Problem.ofField(much.field(), "wrong_value", words(much)));
        } else if (thrown instanceof LateBodyException) {
            return Optional.of(Problem.of(ProblemType.SLOW_REQUEST, words(thrown)));
        } else if (thrown instanceof EntityStreamSizeException) {
            return Optional.of(Problem.of(ProblemType.TOO_LARGE, LIMITS));
        } else if (thrown instanceof ExceptionWithErrorInfo broken) {
            return Optional.of(
                    Problem.of(ProblemType.MALFORMED_REQUEST, broken.info().summary()));
        } else if (thrown instanceof StreamTcpException) {
            return Optional.of(Problem.of(ProblemType.MALFORMED_REQUEST, "the connection ended within the body"));
        } else if (thrown instanceof TooMuchException) {
            return Optional.of(Problem.of(ProblemType.TOO_LARGE, words(thrown)));
        } else if (thrown instanceof NotThereYetException) {
            return Optional.of(Problem.of(ProblemType.NOT_THERE_YET, words(thrown)));
        } else if (thrown instanceof BrokenExampleException) {
            return Optional.of(Problem.ofField("image", "broken_image", words(thrown)));
        }
        return Optional.empty();
    }

    /** Why the service cannot answer now, though the request may be well. */
    private static Optional<Problem> ofService(Throwable thrown) {
        if (thrown instanceof BusyException
                || thrown instanceof CancelledException
                || thrown instanceof DamagedRunException
                || thrown instanceof DataException
                || thrown instanceof RunException
                || thrown instanceof CheckpointException) {
            return unavailable(words(thrown));
        } else if (thrown instanceof AskTimeoutException) {
            return unavailable("no answer in time: the runs are busy, or their journal is not read yet");
        } else if (thrown instanceof TimeoutException) {
            return unavailable("no answer in time");
        } else if (thrown instanceof RejectedExecutionException || thrown instanceof BufferOverflowException) {
            return unavailable("as much is under way as can be");
        } else if (thrown instanceof AbruptStageTerminationException
                || thrown instanceof AbruptTerminationException
                || thrown instanceof CancellationException) {
            return unavailable("the service is ending");
        } else if (FatalErrors.isRoomOutsideTheHeap(thrown)) {
            return unavailable("memory outside of the heap does not suffice now");
        } else if (thrown instanceof IOException file) {
            LOG.error("a request failed", thrown);
            return unavailable(FileTrouble.words(file));
        }
        return Optional.empty();
    }

    private static Optional<Problem> unavailable(String why) {
        return Optional.of(Problem.of(ProblemType.UNAVAILABLE, why));
    }

    private static String words(Throwable thrown) {
        return String.valueOf(thrown.getMessage());
    }
}
