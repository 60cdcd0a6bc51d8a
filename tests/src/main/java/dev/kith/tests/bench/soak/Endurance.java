package dev.kith.tests.bench.soak;

import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.StepResult;
import dev.kith.model.run.RunServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Hears how steps end, and notes memory and time at every tenth of a run. */
final class Endurance implements RunServices.StepRecorder {
    private static final int PARTS = 10;

    private final long steps;
    private final LongSupplier resident;
    private final LongSupplier nanoTime;
    private final Consumer<Mark> told;
    private final List<Mark> marks = new ArrayList<>();
    private long begun;

    /**
     * A tenth of the run.
     *
     * @param step after how many steps it ended
     * @param residentBytes of the process at its end
     * @param stepsPerSecond in it
     */
    record Mark(long step, long residentBytes, double stepsPerSecond) {}

    /**
     * @param resident reads the memory of the process
     * @param told hears of each tenth
     */
    Endurance(long steps, LongSupplier resident, LongSupplier nanoTime, Consumer<Mark> told) {
        this.steps = steps;
        this.resident = resident;
        this.nanoTime = nanoTime;
        this.told = told;
        this.begun = nanoTime.getAsLong();
    }

    @Override
    public void stepped(StepResult result) {
        long step = result.step() + 1;
        if (step * PARTS / steps == (step - 1) * PARTS / steps) {
            return;
        }
        long now = nanoTime.getAsLong();
        long before = marks.isEmpty() ? 0 : marks.get(marks.size() - 1).step();
        Mark mark = new Mark(step, resident.getAsLong(), (step - before) * 1e9 / (now - begun));
        begun = now;
        marks.add(mark);
        told.accept(mark);
    }

    @Override
    public void pseudoLabels(PseudoLabels labels) {}

    @Override
    public void evaluated(long step, Map<String, Double> metrics) {}

    /** By how much memory grew from the end of the third tenth to the last: what comes before is warm-up. */
    double growth() {
        return (double) marks.get(PARTS - 1).residentBytes() / marks.get(2).residentBytes() - 1;
    }

    /** Speed of the last tenth, as a share of that of the second. */
    double speed() {
        return marks.get(PARTS - 1).stepsPerSecond() / marks.get(1).stepsPerSecond();
    }
}
