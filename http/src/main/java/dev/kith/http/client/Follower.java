package dev.kith.http.client;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Follows the events of a run over as many connections as it takes. What was missed in between is asked for. */
public final class Follower {
    /** The service says every ten seconds that it lives. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final int DOUBLINGS = 6;

    private final RunsApi runs;

    /** Hears what comes, on the thread that follows. May throw {@link UnreachableException}: a lost connection. */
    public interface Listener {
        /** @return whether to go on */
        boolean heard(ServerEvent event);

        /** The connection is gone; it is tried again until it is there. Not told twice. */
        void lost(String why);

        /** @return whether to go on, now that it is there again */
        boolean found();
    }

    public Follower(RunsApi runs) {
        this.runs = runs;
    }

    /**
     * Follows until the listener has had enough.
     *
     * @throws RefusedException if there is no such run, or the service wants another token
     */
    public void follow(String id, Listener listener) {
        Optional<String> last = Optional.empty();
        boolean away = false;
        int failures = 0;
        while (true) {
            try (EventStream events = runs.events(id, last)) {
                boolean goesOn = !away || listener.found();
                away = false;
                while (goesOn) {
                    ServerEvent event = events.next(SILENCE);
                    failures = 0;
                    last = event.id().isEmpty() ? last : Optional.of(event.id());
                    goesOn = listener.heard(event);
                }
                return;
            } catch (UnreachableException | RefusedException e) {
                if (!passing(e)) {
                    throw e;
                }
                if (!away) {
                    listener.lost(e instanceof UnreachableException gone ? gone.why() : String.valueOf(e.getMessage()));
                }
                away = true;
                LockSupport.parkNanos(pause(failures++).toNanos());
            }
        }
    }

    private static boolean passing(RuntimeException failure) {
        boolean goesOn = !(failure instanceof RefusedException refused) || refused.passing();
        return goesOn && !Thread.currentThread().isInterrupted();
    }

    /** How long to wait after so many failures in a row. */
    static Duration pause(int before) {
        Duration grown = FIRST_PAUSE.multipliedBy(1L << Math.min(before, DOUBLINGS));
        return grown.compareTo(LONGEST_PAUSE) < 0 ? grown : LONGEST_PAUSE;
    }
}
