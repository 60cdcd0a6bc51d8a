package dev.kith.tests.bench;

import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.StepResult;
import dev.kith.model.run.RunServices;
import java.util.Map;

/** Services that keep nothing, write nothing and measure nothing. */
public final class NoServices implements RunServices.StepRecorder {

    private NoServices() {}

    /** All of them. */
    public static RunServices all() {
        return new RunServices(new NoServices(), cut -> {}, cut -> Map.of());
    }

    @Override
    public void pseudoLabels(PseudoLabels labels) {}

    @Override
    public void stepped(StepResult result) {}

    @Override
    public void evaluated(long step, Map<String, Double> metrics) {}
}
