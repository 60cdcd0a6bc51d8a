package dev.kith.http.service;

import dev.kith.model.run.RunListener;
import java.util.Map;

/** Passes on what a session tells, but only some steps a second. Called by one thread at a time. */
final class TelemetryThrottle implements RunListener {
    private static final long PAUSE_NANOS = 200_000_000L;

    private final RunExecutor.Listener listener;
    private final long fromStep;
    private volatile long last = System.nanoTime() - PAUSE_NANOS;

    TelemetryThrottle(RunExecutor.Listener listener, long fromStep) {
        this.listener = listener;
        this.fromStep = fromStep;
    }

    @Override
    public void phase(String name) {
        if (name.equals("training")) {
            listener.began(fromStep);
        }
        listener.told(new RunExecutor.Telemetry.Phase(name));
    }

    @Override
    public void stepped(long step, long totalSteps, Map<String, Double> metrics) {
        long now = System.nanoTime();
        if (now - last >= PAUSE_NANOS || step + 1 == totalSteps) {
            last = now;
            listener.told(new RunExecutor.Telemetry.Stepped(step, totalSteps, metrics));
        }
    }

    @Override
    public void evaluated(long step, Map<String, Double> metrics) {
        listener.told(new RunExecutor.Telemetry.Evaluated(step, metrics));
    }

    @Override
    public void notice(String text) {
        listener.told(new RunExecutor.Telemetry.Notice(text));
    }
}
