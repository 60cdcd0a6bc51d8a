package dev.kith.model.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Work that waits for the lanes on some processors. A piece of it begins when its lane is idle and as many processors are
 * free as it computes with, not counting those that earlier work is about to take: so nothing that comes later, however
 * small, keeps a large piece from beginning. In the order of steps no lane begins a step, either, while another works on an
 * older one. Decisions need no processor, and any of the lanes makes them.
 */
final class WorkQueue {
    private final int processors;
    private final boolean byStep;
    private final ReentrantLock lock = new ReentrantLock();
    private final TreeSet<LaneTask<?>> waiting;
    private final Map<LaneThread, Condition> threads = new HashMap<>();
    private final Map<LaneThread, LaneTask<?>> busy = new HashMap<>();
    private final Set<Lane> open = new HashSet<>();
    private long arrivals;

    WorkQueue(int processors, Lane.Order order) {
        this.processors = processors;
        this.byStep = order == Lane.Order.STEP;
        this.waiting = new TreeSet<>(byStep ? LaneTask.BY_STEP : LaneTask.BY_PRIORITY);
    }

    /** From now on the lane is served. */
    void enter(Lane lane, List<LaneThread> members) {
        lock.lock();
        try {
            open.add(lane);
            members.forEach(member -> threads.put(member, lock.newCondition()));
        } finally {
            lock.unlock();
        }
    }

    /** Queues work, unless its lane is closed: then it returns false. A decision finds any open lane good. */
    boolean offer(LaneTask<?> task) {
        lock.lock();
        try {
            if (task.isDecision() ? open.isEmpty() : !open.contains(task.lane())) {
                return false;
            }
            task.arrived(arrivals++);
            waiting.add(task);
            if (!task.isDecision() || threads.keySet().stream().noneMatch(LaneThread::isHere)) {
                wake();
            } // else whoever has found that there is something to decide does so when its piece of work is done
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The lane gets no more work; what waits for it is still done. */
    void leave(Lane lane) {
        lock.lock();
        try {
            open.remove(lane);
            threads.values().forEach(Condition::signal);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the next work of a thread, which is done with its last; null once its lane has left and nothing waits for
     * it.
     */
    @Nullable
    LaneTask<?> take(LaneThread thread) {
        lock.lock();
        try {
            busy.remove(thread);
            LaneTask<?> next = begin(thread);
            wake(); // what it has left, and what was waiting for its processors
            while (next == null) {
                Lane lane = thread.lane();
                if (!open.contains(lane) && waiting.stream().noneMatch(task -> task.lane() == lane)) {
                    threads.remove(thread); // from now on others are woken, first those that may end, too
                    threads.values().forEach(Condition::signal);
                    return null;
                }
                // Only leaving ends a lane: an interrupted owner must still be able to free its memory.
                conditionOf(thread).awaitUninterruptibly();
                next = begin(thread);
            }
            return next;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable LaneTask<?> begin(LaneThread thread) {
        LaneTask<?> next = next(thread);
        if (next != null) {
            waiting.remove(next);
            busy.put(thread, next);
        }
        return next;
    }

    /** What an idle thread can begin now. */
    private @Nullable LaneTask<?> next(LaneThread thread) {
        Map<Lane, Integer> taken = new HashMap<>();
        boolean deciding = false;
        for (Map.Entry<LaneThread, LaneTask<?>> other : busy.entrySet()) {
            deciding |= other.getValue().isDecision();
            taken.merge(other.getKey().lane(), other.getValue().processors(), Math::max);
        }
        for (LaneTask<?> task : waiting) {
            if (task.isDecision()) {
                return task;
            }
            if (deciding) {
                return null; // it may be about something more urgent
            }
            if (task.lane() == thread.lane() && !taken.containsKey(task.lane())) {
                boolean now = task.processors() == thread.intraOpThreads() && fits(task, taken) && !runsAhead(task);
                return now ? task : null;
            }
            taken.merge(task.lane(), task.processors(), Math::max);
        }
        return null;
    }

    private boolean fits(LaneTask<?> task, Map<Lane, Integer> taken) {
        return task.processors() + taken.values().stream().mapToInt(n -> n).sum() <= processors;
    }

    /** What follows from the older work will be wanted first, and perhaps on this lane. */
    private boolean runsAhead(LaneTask<?> task) {
        return byStep && busy.values().stream().anyMatch(task::isAheadOf);
    }

    /** Wakes those who can begin. While somebody decides nobody can; whoever decides looks for more, and wakes others then. */
    private void wake() {
        if (busy.values().stream().anyMatch(LaneTask::isDecision)) {
            return;
        }
        for (Map.Entry<LaneThread, Condition> thread : threads.entrySet()) {
            LaneTask<?> next = busy.containsKey(thread.getKey()) ? null : next(thread.getKey());
            if (next != null) {
                thread.getValue().signal();
                if (next.isDecision()) {
                    return; // one is enough
                }
            }
        }
    }

    private Condition conditionOf(LaneThread thread) {
        return Objects.requireNonNull(threads.get(thread));
    }
}
