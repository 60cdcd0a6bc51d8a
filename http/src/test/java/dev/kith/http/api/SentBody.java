package dev.kith.http.api;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Flow;

/** What a request has sent, which only its publisher knows. */
final class SentBody implements Flow.Subscriber<ByteBuffer> {
    private final HttpResponse.BodySubscriber<String> text =
            HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8);

    private SentBody() {}

    /** The JSON; empty if there was none. */
    static String json(HttpRequest request) {
        SentBody body = new SentBody();
        if (request.headers().firstValue("Content-Type").orElse("").equals("application/json")) {
            request.bodyPublisher().ifPresent(publisher -> publisher.subscribe(body));
        } else {
            body.onComplete();
        }
        return body.text.getBody().toCompletableFuture().join();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        text.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer bytes) {
        text.onNext(List.of(bytes));
    }

    @Override
    public void onError(Throwable failure) {
        text.onError(failure);
    }

    @Override
    public void onComplete() {
        text.onComplete();
    }
}
