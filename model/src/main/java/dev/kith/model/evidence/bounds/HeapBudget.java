package dev.kith.model.evidence.bounds;

import static dev.kith.config.Text.format;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Bytes of the heap that may be held at once for one purpose. They are asked for before anything is read, so that what comes
 * too much is refused and not met by the end of memory. Exact and safe for use by many threads: what is held is never more
 * than the total, and zero again when everything was given back.
 */
public final class HeapBudget {
    private final long total;
    private final AtomicLong held = new AtomicLong();

    /** @param total bytes */
    public HeapBudget(long total) {
        this.total = total;
    }

    /** Some bytes, until closed; closing them again does nothing. */
    public final class Held implements AutoCloseable {
        private final long bytes;
        private final AtomicBoolean returned = new AtomicBoolean();

        private Held(long bytes) {
            this.bytes = bytes;
        }

        @Override
        public void close() {
            if (returned.compareAndSet(false, true)) {
                held.addAndGet(-bytes);
            }
        }
    }

    /**
     * Takes some bytes.
     *
     * @param what they are for, as in "32 MB for …"
     * @throws BusyException if others hold them now
     * @throws TooMuchException if there are never so many
     */
    public Held take(long bytes, String what) {
        if (bytes > total) {
            throw new TooMuchException(format(
                    "%d MB of memory are needed for %s, and there are never more than %d MB: ask for less at once, or"
                            + " give Java more memory (-Xmx)",
                    megabytes(bytes), what, megabytes(total)));
        }
        return taken(bytes)
                .orElseThrow(() -> new BusyException(format(
                        "%d MB of memory are needed for %s, and other requests hold %d of %d MB",
                        megabytes(bytes), what, megabytes(held()), megabytes(total))));
    }

    private Optional<Held> taken(long bytes) {
        long before = held.get();
        while (bytes <= total - before) {
            if (held.compareAndSet(before, before + bytes)) {
                return Optional.of(new Held(bytes));
            }
            before = held.get();
        }
        return Optional.empty();
    }

    /** Bytes that may be held. */
    public long total() {
        return total;
    }

    /** Bytes that are held now. */
    public long held() {
        return held.get();
    }

    private static long megabytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }
}
