package dev.kith.http.api.failures;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;

/**
 * Tells of failures with their stack trace, but of each sort only once a minute: a client that repeats a request must not fill
 * the disk. Thread-safe.
 */
public final class QuietLog {
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST_SORTS = 256;

    private final Logger log;
    private final LongSupplier nanos;
    private final Map<String, Told> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
            return size() > MOST_SORTS;
        }
    };

    /** @param untold how many more there were since */
    private record Told(long nanos, long untold) {}

    public QuietLog(Logger log) {
        this(log, System::nanoTime);
    }

    QuietLog(Logger log, LongSupplier nanos) {
        this.log = log;
        this.nanos = nanos;
    }

    /** Something that is not as it should be here. */
    public void error(String what, Throwable failure) {
        long now = nanos.getAsLong();
        String sort = sort(failure);
        long before;
        synchronized (told) {
            Told last = told.get(sort);
            if (last != null && now - last.nanos() < PAUSE.toNanos()) {
                told.put(sort, new Told(last.nanos(), last.untold() + 1));
                return;
            }
            told.put(sort, new Told(now, 0));
            before = last == null ? 0 : last.untold();
        }
        if (before == 0) {
            log.error("{}", what, failure);
        } else {
            log.error("{}, as {} did since the last line of this sort", what, before, failure);
        }
    }

    /** Where it was thrown, and as what. */
    private static String sort(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        return failure.getClass().getName() + (trace.length == 0 ? "" : trace[0]);
    }
}
