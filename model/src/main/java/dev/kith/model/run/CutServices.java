package dev.kith.model.run;

import static dev.kith.config.Text.format;

import dev.kith.model.checkpoint.CheckpointStore;
import dev.kith.model.stop.StopSignal;
import dev.kith.model.stop.StoppedException;
import dev.kith.model.timeline.Timeline;
import java.time.Duration;
import java.util.Map;

/** What is done with the cuts of a run: they are saved and measured, and the best of the saved ones is remembered. */
final class CutServices {
    /** A measurement that is nearly done is not thrown away. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RunPlace place;
    private final CheckpointStore checkpoints;
    private final RunServices.CutEvaluator evaluator;
    private final CutSchedule schedule;
    private final Timeline timeline;
    private final RunListener listener;
    private final StopSignal stop;

    CutServices(
            RunPlace place,
            CheckpointStore checkpoints,
            RunServices.CutEvaluator evaluator,
            CutSchedule schedule,
            Timeline timeline,
            RunListener listener,
            StopSignal stop) {
        this.place = place;
        this.checkpoints = checkpoints;
        this.evaluator = evaluator;
        this.schedule = schedule;
        this.timeline = timeline;
        this.listener = listener;
        this.stop = stop;
    }

    /** Together with a recorder, all services of the run. */
    RunServices with(RunServices.StepRecorder recorder) {
        return new RunServices(recorder, this::save, this::evaluate);
    }

    private void save(Cut cut) {
        listener.cut(cut);
        timeline.part("checkpointer", "checkpoint", cut.step(), () -> {
            place.require();
            checkpoints.save(cut);
            return true;
        });
    }

    /** Nothing, if the run shall stop and this would take long. */
    private Map<String, Double> measured(Cut cut) {
        try {
            return timeline.part(
                    "evaluator", "evaluate", cut.step(), () -> stop.within(PATIENCE, () -> evaluator.evaluate(cut)));
        } catch (StoppedException asked) {
            listener.notice(format(
                    "the measurement before step %d is left out: the run was asked to stop meanwhile", cut.step()));
            return Map.of();
        }
    }

    private Map<String, Double> evaluate(Cut cut) {
        listener.cut(cut);
        Map<String, Double> metrics = measured(cut);
        // By the head where there is one, else by the neighbours.
        Double head = metrics.get("eval/accuracy");
        Double accuracy = head != null ? head : metrics.get("eval/knn_top1");
        if (accuracy != null && schedule.at(cut.step()).contains(Cut.Purpose.CHECKPOINT)) {
            checkpoints.best().offer(cut.step(), accuracy);
        }
        return metrics;
    }
}
