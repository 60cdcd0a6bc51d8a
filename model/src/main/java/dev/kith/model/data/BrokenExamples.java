package dev.kith.model.data;

import static dev.kith.config.Text.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects the examples that could not be decoded, before a run and during it. An example counts once, however often it is
 * met. Safe for use by many threads.
 */
public final class BrokenExamples {
    private static final int LISTED = 20;
    private static final int QUOTED = 10;

    private final int limit;
    private final Set<String> ids = new HashSet<>();
    private final List<String> listed = new ArrayList<>();

    /** @param limit how many are tolerated: {@code data.max-broken} */
    public BrokenExamples(int limit) {
        this.limit = limit;
    }

    /**
     * Begins with those that are known before the first step.
     *
     * @throws DataException if these are more than the limit allows; it names the first ones and their number
     */
    public static BrokenExamples of(int limit, List<BrokenExampleException> known) {
        BrokenExamples broken = new BrokenExamples(limit);
        known.forEach(broken::note);
        known.stream().findFirst().ifPresent(broken::check);
        return broken;
    }

    /**
     * Notes one broken example.
     *
     * @throws DataException if there are now more than the limit allows; it names the first ones
     */
    public synchronized void add(BrokenExampleException broken) {
        note(broken);
        check(broken);
    }

    private synchronized void note(BrokenExampleException broken) {
        if (ids.add(broken.id()) && listed.size() < LISTED) {
            listed.add(String.valueOf(broken.getMessage()));
        }
    }

    private synchronized void check(BrokenExampleException cause) {
        if (ids.size() > limit) {
            throw new DataException(
                    format(
                            "%d %s could not be decoded, more than data.max-broken = %d allows: %s%s. "
                                    + "Repair or remove them, or raise the limit.",
                            ids.size(),
                            ids.size() == 1 ? "example" : "examples",
                            limit,
                            String.join("; ", listed.subList(0, Math.min(QUOTED, listed.size()))),
                            ids.size() > QUOTED ? "; …" : ""),
                    cause);
        }
    }

    /** How many different examples were broken. */
    public synchronized int count() {
        return ids.size();
    }

    /** The first twenty, each as "id: reason", in the order they were met. */
    public synchronized List<String> listed() {
        return List.copyOf(listed);
    }
}
