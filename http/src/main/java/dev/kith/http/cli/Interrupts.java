package dev.kith.http.cli;

import dev.kith.http.progress.Progress;
import dev.kith.model.run.RunListener;
import dev.kith.model.stop.StopSignal;
import java.util.Map;

/** Signals while a run goes on, told to its policy and by its progress. */
final class Interrupts implements AutoCloseable {
    private final InterruptPolicy policy;
    private final Progress progress;
    private final Signals signals;

    Interrupts(StopSignal stop, Progress progress) {
        this.progress = progress;
        this.policy = new InterruptPolicy(stop, progress::notice, Interrupts::endProcess);
        this.signals = new Signals(policy::interrupted);
    }

    private static void endProcess() {
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }

    /** What the run tells its progress, and its phases to the policy. */
    RunListener listener() {
        return new RunListener() {
            @Override
            public void phase(String name) {
                policy.phase(name);
                progress.phase(name);
            }

            @Override
            public void stepped(long step, long totalSteps, Map<String, Double> metrics) {
                progress.stepped(step, totalSteps, metrics);
            }

            @Override
            public void evaluated(long step, Map<String, Double> metrics) {
                progress.evaluated(step, metrics);
            }

            @Override
            public void notice(String text) {
                progress.notice(text);
            }
        };
    }

    @Override
    public void close() {
        signals.close();
    }
}
