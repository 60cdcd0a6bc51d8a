package dev.kith.tests.bench.service;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** One open stream of server-sent events. Its listener is called by one thread at a time. */
final class EventStream implements Flow.Subscriber<String>, AutoCloseable {
    private final Listener listener;
    private String id = "";
    private String type = "";
    private String data = "";
    private volatile boolean closed;
    private volatile Flow.@Nullable Subscription subscription;

    /** An event with a number. */
    record Event(long id, String type, String data) {}

    /** Who listens. */
    interface Listener {
        void event(Event event);

        /** It broke, or was refused; not told of a stream that was closed here. */
        void ended(String reason);
    }

    private EventStream(Listener listener) {
        this.listener = listener;
    }

    /**
     * Connects.
     *
     * @param after number of the last event that is known; negative: whatever the service keeps is wanted
     */
    static EventStream open(HttpClient client, URI events, long after, Listener listener) {
        EventStream stream = new EventStream(listener);
        HttpRequest.Builder request = HttpRequest.newBuilder(events).header("Accept", "text/event-stream");
        if (after >= 0) {
            request.header("Last-Event-ID", Long.toString(after));
        }
        client.sendAsync(request.build(), HttpResponse.BodyHandlers.fromLineSubscriber(stream))
                .whenComplete((response, failure) -> stream.end(
                        failure != null
                                ? failure.toString()
                                : "the stream ended with status " + response.statusCode()));
        return stream;
    }

    @Override
    public void onSubscribe(Flow.Subscription lines) {
        subscription = lines;
        if (closed) {
            lines.cancel();
        } else {
            lines.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(String line) {
        if (line.startsWith("data:")) {
            data = line.substring(5);
        } else if (line.startsWith("event:")) {
            type = line.substring(6).strip();
        } else if (line.startsWith("id:")) {
            id = line.substring(3).strip();
        } else if (line.isEmpty() && !id.isEmpty()) {
            if (!closed) {
                listener.event(new Event(Long.parseLong(id), type, data));
            }
            id = "";
        }
    }

    @Override
    public void onError(Throwable failure) {
        end(failure.toString());
    }

    @Override
    public void onComplete() {
        // the answer as a whole says it, too
    }

    private void end(String reason) {
        if (!closed) {
            closed = true;
            listener.ended(reason);
        }
    }

    @Override
    public void close() {
        closed = true;
        Flow.Subscription lines = subscription;
        if (lines != null) {
            lines.cancel();
        }
    }
}
