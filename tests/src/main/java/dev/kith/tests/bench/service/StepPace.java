package dev.kith.tests.bench.service;

import static dev.kith.config.Text.format;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.http.client.Follower;
import dev.kith.http.client.RefusedException;
import dev.kith.http.client.RunsApi;
import dev.kith.http.client.ServerEvent;
import dev.kith.http.client.UnreachableException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows a run to know how fast it makes steps. Thread-safe. */
final class StepPace implements Follower.Listener, AutoCloseable {
    private final List<Mark> marks = new ArrayList<>();
    private @Nullable String end;
    private volatile boolean closed;

    /** A step, and when it was heard of: nanoseconds of {@link System#nanoTime}. */
    private record Mark(long nanos, long step) {}

    StepPace(RunsApi runs, String id) {
        Thread thread = new Thread(() -> follow(runs, id), "pace");
        thread.setDaemon(true);
        thread.start();
    }

    private void follow(RunsApi runs, String id) {
        try {
            new Follower(runs).follow(id, this);
        } catch (RefusedException | UnreachableException failure) {
            lost(String.valueOf(failure.getMessage()));
        }
    }

    @Override
    public synchronized boolean heard(ServerEvent event) {
        if (event.type().equals("step")) {
            marks.add(new Mark(System.nanoTime(), event.data().path("step").asLong()));
        } else if (event.type().equals("status")) {
            JsonNode run = event.data();
            if (run.path("status").asText().matches("failed|completed|stopped")) {
                end = format(
                        "the run %s: %s",
                        run.path("status").asText(), run.path("reason").asText());
            }
        }
        notifyAll();
        return !closed;
    }

    /** Without its events nobody knows how fast the run is. */
    @Override
    public synchronized void lost(String why) {
        end = why;
        notifyAll();
    }

    @Override
    public boolean found() {
        return false;
    }

    /**
     * Waits until the run has made some steps.
     *
     * @throws IllegalStateException if it has ended, or takes too long
     */
    synchronized void await(long step, long seconds) throws InterruptedException {
        long last = System.nanoTime() + seconds * 1_000_000_000L;
        while (marks.isEmpty() || marks.get(marks.size() - 1).step() < step) {
            long left = (last - System.nanoTime()) / 1_000_000;
            if (end != null || left <= 0) {
                throw new IllegalStateException(end != null ? end : "the run makes no steps");
            }
            wait(left);
        }
    }

    /**
     * Steps a second between two moments, from the first step heard of in between to the last.
     *
     * @throws IllegalStateException if there are fewer than two, or the run has ended
     */
    synchronized double stepsPerSecond(long from, long to) {
        if (end != null) {
            throw new IllegalStateException(end);
        }
        List<Mark> between = marks.stream()
                .filter(mark -> mark.nanos() - from >= 0 && mark.nanos() - to <= 0)
                .toList();
        if (between.size() < 2) {
            throw new IllegalStateException("too few steps to tell their pace");
        }
        Mark first = between.get(0);
        Mark last = between.get(between.size() - 1);
        return (last.step() - first.step()) * 1e9 / (last.nanos() - first.nanos());
    }

    @Override
    public void close() {
        closed = true;
    }
}
