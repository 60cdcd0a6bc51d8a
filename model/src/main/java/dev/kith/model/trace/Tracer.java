package dev.kith.model.trace;

import static dev.kith.config.Text.format;

import dev.kith.model.method.Edge;
import dev.kith.model.method.Gate;
import dev.kith.model.method.Method;
import dev.kith.model.method.Plan;
import dev.kith.model.method.PlanNode;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.RunContext;
import dev.kith.model.method.Stage;
import dev.kith.model.method.StepResult;
import dev.kith.model.run.Cut;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.RunServices;
import dev.kith.model.run.SequentialTrainer;
import dev.kith.model.stop.StopSignal;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * Records the first steps of a run. The plan is the run's own, each node of it wrapped by one that watches; the loop is the
 * sequential trainer.
 */
public final class Tracer {

    private Tracer() {}

    /**
     * Runs the first steps and writes a trace, see {@link TraceKey}. Schedules follow the whole length of the run. Disk
     * space: about ten times the parameters a step.
     *
     * @param run settings, architecture and batches of the run
     * @param steps how many to record, at most the run's length
     * @param out the file to write, replaced if it exists; it appears when it is complete
     * @throws IOException if it cannot be written
     */
    public static void trace(RunContext run, long steps, Path out) throws IOException {
        if (steps < 1 || steps > run.totalSteps()) {
            throw new IllegalArgumentException(format("%d steps of a run of %d", steps, run.totalSteps()));
        }
        Path aside = out.resolveSibling(out.getFileName() + ".part");
        try {
            try (Npz file = new Npz(new BufferedOutputStream(Files.newOutputStream(aside), 1 << 16))) {
                file.put(TraceKey.ARCHITECTURE, ArchitectureJson.of(run, steps));
                train(run, steps, new TraceRecorder(file));
            }
            Files.move(aside, out, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static void train(RunContext run, long steps, TraceRecorder recorder) {
        RunContext traced = run.tracedBy(recorder);
        Plan plan = watched(Method.of(run.settings()).plan(traced), recorder);
        try (SequentialTrainer trainer =
                new SequentialTrainer(plan, run.settings().pipeline())) {
            trainer.train(0, new CutSchedule(0, 0, steps), NO_SERVICES, new StopSignal());
        }
    }

    /** The same plan with a watch on every node. */
    private static Plan watched(Plan plan, TraceRecorder recorder) {
        Plan.Builder builder = Plan.builder();
        for (PlanNode node : plan.nodes()) {
            Set<Stage> stages = plan.stagesOf(node.name());
            TracedNode traced = new TracedNode(node, Collections.max(stages), recorder);
            builder.node(node.name(), node.role(), traced, node.gates().toArray(Gate[]::new));
        }
        for (Edge edge : plan.edges()) {
            builder.edge(edge.port(), edge.from(), edge.fromStage(), edge.to(), edge.toStage());
        }
        return builder.build();
    }

    private static final RunServices NO_SERVICES = new RunServices(
            new RunServices.StepRecorder() {
                @Override
                public void pseudoLabels(PseudoLabels labels) {}

                @Override
                public void stepped(StepResult result) {}

                @Override
                public void evaluated(long step, Map<String, Double> metrics) {}
            },
            (Cut cut) -> {},
            (Cut cut) -> Map.of());
}
