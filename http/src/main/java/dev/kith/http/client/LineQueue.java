package dev.kith.http.client;

import static dev.kith.config.Text.format;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Lines of a response that has no end, for one thread that waits for them. No more are asked for than are taken. */
final class LineQueue implements Flow.Subscriber<String>, AutoCloseable {
    private static final int AHEAD = 64;

    private final BlockingQueue<Item> items = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;

    private sealed interface Item {}

    private record Line(String text) implements Item {}

    private record End(String why) implements Item {}

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(AHEAD);
    }

    @Override
    public void onNext(String line) {
        items.add(new Line(line));
    }

    @Override
    public void onError(Throwable failure) {
        items.add(new End("broken off"));
    }

    @Override
    public void onComplete() {
        items.add(new End("closed by the service"));
    }

    /**
     * The next line.
     *
     * @throws UnreachableException if there is none any more, or nothing comes for so long
     */
    String take(Duration silence) {
        Item item = poll(silence);
        if (item instanceof Line line) {
            Flow.Subscription given = subscription;
            if (given != null) {
                given.request(1);
            }
            return line.text();
        }
        throw UnreachableException.lost(
                item instanceof End end ? end.why() : format("nothing was heard for %d seconds", silence.toSeconds()));
    }

    private @Nullable Item poll(Duration silence) {
        try {
            return items.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new End("interrupted");
        }
    }

    @Override
    public void close() {
        Flow.Subscription given = subscription;
        if (given != null) {
            given.cancel();
        }
    }
}
