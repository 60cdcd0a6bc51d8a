package dev.kith.actors;

import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.StepResult;
import dev.kith.model.run.Cut;
import dev.kith.model.run.RunServices;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Services that note what they were called with. */
public final class RecordedServices implements RunServices.StepRecorder {
    public final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    public final List<StepResult> results = Collections.synchronizedList(new ArrayList<>());
    public final List<Cut> checkpoints = Collections.synchronizedList(new ArrayList<>());
    public final List<Cut> evaluations = Collections.synchronizedList(new ArrayList<>());

    public RunServices services() {
        return new RunServices(this, checkpoints::add, cut -> {
            evaluations.add(cut);
            return Map.of("eval/knn_top1", (double) cut.step());
        });
    }

    @Override
    public void pseudoLabels(PseudoLabels labels) {
        calls.add("labels " + labels.step());
    }

    @Override
    public void stepped(StepResult result) {
        calls.add("stepped " + result.step());
        results.add(result);
    }

    @Override
    public void evaluated(long step, Map<String, Double> metrics) {
        calls.add("evaluated " + step + " " + metrics.get("eval/knn_top1"));
    }
}
