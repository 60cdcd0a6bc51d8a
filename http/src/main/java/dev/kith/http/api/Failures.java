package dev.kith.http.api;

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
import akka.stream.StreamTcpException;
import dev.kith.config.hocon.ConfigurationException;
import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.DataException;
import dev.kith.model.evidence.BusyException;
import dev.kith.model.evidence.NotThereYetException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whatever goes wrong with a request, as a problem. */
final class Failures extends AllDirectives {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    static final String LIMITS = "the limit is 64 KiB, of images 32 MiB";

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
        if (thrown instanceof CompletionException wrapper && wrapper.getCause() != null) {
            return problem(wrapper.getCause());
        } else if (thrown instanceof ProblemException known) {
            return known.problem();
        } else if (thrown instanceof ConfigurationException wrong) {
            return Problem.of(wrong);
        } else if (thrown instanceof EntityStreamSizeException) {
            return Problem.of(ProblemType.TOO_LARGE, LIMITS);
        } else if (thrown instanceof ExceptionWithErrorInfo broken) {
            return Problem.of(ProblemType.MALFORMED_REQUEST, broken.info().summary());
        } else if (thrown instanceof NotThereYetException early) {
            return Problem.of(ProblemType.NOT_THERE_YET, String.valueOf(early.getMessage()));
        } else if (thrown instanceof BrokenExampleException image) {
            return Problem.ofField("image", "broken_image", String.valueOf(image.getMessage()));
        } else if (thrown instanceof BusyException || thrown instanceof DataException) {
            return Problem.of(ProblemType.UNAVAILABLE, String.valueOf(thrown.getMessage()));
        } else if (thrown instanceof AskTimeoutException) {
            return Problem.of(ProblemType.UNAVAILABLE, "no answer in time");
        } else if (thrown instanceof TimeoutException) {
            return Problem.of(ProblemType.SLOW_REQUEST, "the body did not arrive in time");
        } else if (thrown instanceof StreamTcpException) {
            return Problem.of(ProblemType.MALFORMED_REQUEST, "the connection ended within the body");
        }
        LOG.error("a request failed", thrown);
        return Problem.of(ProblemType.INTERNAL_ERROR, "the log of the service says more");
    }
}
