package dev.kith.actors.service;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** Records that wait for a slow recorder: bounded, the oldest droppable one goes first, and every loss is counted. */
final class TelemetryQueue {
    private final int capacity;
    private final Deque<TelemetryRecord> waiting = new ArrayDeque<>();
    private long dropped;

    TelemetryQueue(int capacity) {
        this.capacity = capacity;
    }

    void add(TelemetryRecord added) {
        waiting.add(added);
        if (waiting.size() > capacity) {
            dropOne();
            dropped++;
        }
    }

    private void dropOne() {
        for (Iterator<TelemetryRecord> records = waiting.iterator(); records.hasNext(); ) {
            if (records.next().isDroppable()) {
                records.remove();
                return;
            }
        }
        waiting.removeFirst();
    }

    /** All that waits, oldest first; the queue is empty afterwards. */
    List<TelemetryRecord> takeAll() {
        List<TelemetryRecord> all = new ArrayList<>(waiting);
        waiting.clear();
        return all;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    long dropped() {
        return dropped;
    }
}
