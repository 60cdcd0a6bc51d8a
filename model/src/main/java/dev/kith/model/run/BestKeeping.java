package dev.kith.model.run;

import dev.kith.model.checkpoint.BestCheckpoint;
import java.util.Map;

/** Measures cuts, and tells which of the saved ones did best: by the head where there is one, else by the neighbours. */
final class BestKeeping implements RunServices.CutEvaluator {
    private final RunServices.CutEvaluator evaluator;
    private final CutSchedule schedule;
    private final BestCheckpoint best;

    BestKeeping(RunServices.CutEvaluator evaluator, CutSchedule schedule, BestCheckpoint best) {
        this.evaluator = evaluator;
        this.schedule = schedule;
        this.best = best;
    }

    @Override
    public Map<String, Double> evaluate(Cut cut) {
        Map<String, Double> metrics = evaluator.evaluate(cut);
        Double head = metrics.get("eval/accuracy");
        Double accuracy = head != null ? head : metrics.get("eval/knn_top1");
        if (accuracy != null && schedule.at(cut.step()).contains(Cut.Purpose.CHECKPOINT)) {
            best.offer(cut.step(), accuracy);
        }
        return metrics;
    }
}
