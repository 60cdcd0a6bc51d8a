package dev.kith.http.client;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Asks again where no answer came, for requests that carry a key: the service does once what they ask for. */
final class OnlyOnce {
    private static final int MOST = 5;
    private static final String UNDER_WAY = "urn:kith:problem:key-under-way";

    private OnlyOnce() {}

    /**
     * The answer to one of several equal requests.
     *
     * @throws UnreachableException if there is no service, or none answers any more
     * @throws RefusedException if the service refuses
     */
    static Answer ask(Supplier<Answer> request) {
        for (int before = 0; ; before++) {
            try {
                return request.get();
            } catch (UnreachableException | RefusedException e) {
                if (before + 1 == MOST
                        || !again(e, before > 0)
                        || Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
            Duration pause = Follower.pause(before);
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    /** @param lost whether an answer was lost before: its service may be on its way back */
    private static boolean again(RuntimeException failure, boolean lost) {
        if (failure instanceof UnreachableException gone) {
            return lost || gone.mayBeHeard();
        }
        RefusedException refused = (RefusedException) failure;
        boolean underWay = refused.document()
                .filter(problem -> problem.path("type").asText().equals(UNDER_WAY))
                .isPresent();
        return underWay || lost && refused.passing();
    }
}
