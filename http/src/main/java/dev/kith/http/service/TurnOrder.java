package dev.kith.http.service;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which runs train and which wait: so many at once, the others in the order in which they came. None begins before the order is
 * opened; and a run that the process died with waits a little longer, so that it can be deleted before it does so again.
 */
final class TurnOrder {
    /** How long after the opening a run waits with which the process died. */
    static final Duration CAUTION = Duration.ofSeconds(5);

    private static final Comparator<RunView> ORDER =
            Comparator.comparing((RunView run) -> run.state().queued()).thenComparing(RunView::id);

    private final int slots;
    private final Set<String> active = new HashSet<>();
    /** Whose turn it is, but who have not begun yet. */
    private final Set<String> granted = new HashSet<>();

    private final TreeSet<RunView> waiting = new TreeSet<>(ORDER);
    /** The same by name. */
    private final Map<String, RunView> named = new HashMap<>();

    private Map<String, Integer> places = Map.of();
    private boolean moved;
    private boolean open;
    private boolean cautious = true;
    private boolean closed;

    TurnOrder(int slots) {
        this.slots = slots;
    }

    /** A run has changed. */
    void changed(RunView run) {
        String id = run.id();
        if (run.status().active() && active.contains(id)) {
            return;
        }
        boolean waited = remove(id);
        moved |= active.remove(id) | granted.remove(id) | waited;
        if (run.status().active()) {
            active.add(id);
            moved = true;
        } else if (run.status() == RunStatus.CREATED) {
            waiting.add(run);
            named.put(id, run);
            moved = true;
        }
    }

    private boolean remove(String id) {
        RunView before = named.remove(id);
        return before != null && waiting.remove(before);
    }

    /** From now on turns are granted. */
    void open() {
        open = true;
    }

    /** Runs with which the process died have waited long enough. */
    void trust() {
        cautious = false;
    }

    /** Nobody gets a turn any more. */
    void close() {
        closed = true;
    }

    boolean closed() {
        return closed;
    }

    boolean anyActive() {
        return !active.isEmpty() || !granted.isEmpty();
    }

    /** Names of those whose turn it is now. */
    List<String> grant() {
        List<String> now = new ArrayList<>();
        while (open && !closed && active.size() + granted.size() < slots) {
            Optional<RunView> next = waiting.stream().filter(this::mayBegin).findFirst();
            if (next.isEmpty()) {
                break;
            }
            String id = next.get().id();
            remove(id);
            moved = true;
            granted.add(id);
            now.add(id);
        }
        return now;
    }

    private boolean mayBegin(RunView run) {
        return !cautious || !run.state().progress().died();
    }

    /** How many come before each of those that wait. */
    Map<String, Integer> places() {
        if (moved) {
            Map<String, Integer> counted = new HashMap<>();
            waiting.forEach(run -> counted.put(run.id(), counted.size() + active.size() + granted.size()));
            places = Collections.unmodifiableMap(counted);
            moved = false;
        }
        return places;
    }
}
