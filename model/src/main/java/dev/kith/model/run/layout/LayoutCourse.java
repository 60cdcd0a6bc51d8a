package dev.kith.model.run.layout;

import dev.kith.config.PipelineSettings;
import dev.kith.config.PipelineSettings.Layout;
import dev.kith.config.PipelineSettings.Mode;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.run.CutSchedule;
import dev.kith.model.run.PipelineReport.LayoutDecision;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunListener;
import dev.kith.model.run.RunServices;
import dev.kith.model.run.StopSignal;
import dev.kith.model.run.Trainer;
import dev.kith.model.run.TrainingCourse;
import dev.kith.model.run.TrainingEnd;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Chooses the layout of lanes where the settings leave it open ({@code pipeline.layout = auto}). After its first step a run
 * lets the sensible layouts make a few steps on throw-away copies, and goes on under the best; the next run of the kind on
 * this machine knows it from its beginning. Strict and sequential runs are left as they are, so that they can be repeated
 * to the bit, and so are short ones, which have no time for it.
 */
public final class LayoutCourse implements TrainingCourse {
    /** Remaining steps from which a measurement is worth its time: five candidates take a bit more than a hundred steps. */
    static final long WORTHWHILE = 2_000;

    private final Trainer.Factory trainers;
    private final LayoutCache cache;
    private final RunListener listener;
    private final LayoutMeasurement.Trial trial;
    private final int processors;

    /** @param listener is told of the choice */
    public LayoutCourse(Trainer.Factory trainers, LayoutCache cache, RunListener listener) {
        this(
                trainers,
                cache,
                listener,
                new LayoutTrial(trainers),
                Runtime.getRuntime().availableProcessors());
    }

    LayoutCourse(
            Trainer.Factory trainers,
            LayoutCache cache,
            RunListener listener,
            LayoutMeasurement.Trial trial,
            int processors) {
        this.trainers = trainers;
        this.cache = cache;
        this.listener = listener;
        this.trial = trial;
        this.processors = processors;
    }

    @Override
    public TrainingEnd train(
            PreparedRun run,
            long start,
            Map<String, NamedTensors> states,
            CutSchedule schedule,
            RunServices services,
            StopSignal stop) {
        TrainingCourse course = TrainingCourse.of(trainers);
        if (!isOpen(run.settings().pipeline())) {
            return course.train(run, start, states, schedule, services, stop);
        }
        String key = LayoutKey.of(run.settings());
        Optional<LayoutChoice> known = cache.find(key);
        if (known.isPresent()) {
            return decided(
                    known.get(),
                    "remembered",
                    course.train(under(known.get(), run), start, states, schedule, services, stop));
        }
        if (!isWorthwhile(start, schedule)) {
            return course.train(run, start, states, schedule, services, stop);
        }
        TrainingEnd first = course.train(run, start, states, new CutSchedule(0, 0, start + 1), services, stop);
        Optional<LayoutChoice> choice = measured(run, first, stop);
        if (stop.requested()) {
            return first.interrupted();
        }
        choice.ifPresent(best -> cache.put(key, best));
        PreparedRun rest = choice.map(best -> under(best, run)).orElse(run);
        TrainingEnd second = course.train(rest, start + 1, first.cut().states(), schedule, services, stop)
                .after(first);
        return choice.map(best -> decided(best, "measured", second)).orElse(second);
    }

    private static boolean isOpen(PipelineSettings settings) {
        return settings.mode() == Mode.ASYNCHRONOUS && settings.maxStaleness() > 0 && settings.layout() == Layout.AUTO;
    }

    /** Nothing is due after the first step: the run is cut there for another reason. */
    private static boolean isWorthwhile(long start, CutSchedule schedule) {
        return schedule.totalSteps() - start >= WORTHWHILE
                && schedule.at(start + 1).isEmpty();
    }

    private Optional<LayoutChoice> measured(PreparedRun run, TrainingEnd first, StopSignal stop) {
        listener.phase("choosing how to share the processors");
        List<PipelineSettings> candidates = LayoutCandidates.of(run.settings().pipeline(), processors);
        LayoutMeasurement measurement = new LayoutMeasurement(run, trial, stop);
        Optional<LayoutChoice> best = run.context()
                .timeline()
                .part(
                        "run",
                        "choose layout",
                        first.cut().step(),
                        () -> measurement.best(
                                candidates, first.cut().states(), first.cut().step()));
        best.ifPresent(choice -> listener.notice("layout " + choice.name() + " (" + choice.summary() + ")"));
        listener.phase("training");
        return best;
    }

    private static PreparedRun under(LayoutChoice choice, PreparedRun run) {
        return run.laidOut(choice.in(run.settings().pipeline()));
    }

    private static TrainingEnd decided(LayoutChoice choice, String how, TrainingEnd end) {
        return end.laidOut(new LayoutDecision(choice.name(), how, choice.measured(), choice.milliseconds()));
    }
}
