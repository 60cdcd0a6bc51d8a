package dev.kith.model.run;

import static dev.kith.config.Text.format;

import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsPrinter;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.checkpoint.CheckpointStore;
import dev.kith.model.checkpoint.DataIdentity;
import dev.kith.model.checkpoint.LoadedCheckpoint;
import dev.kith.model.checkpoint.Machine;
import dev.kith.model.checkpoint.RunIdentity;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.engine.NativeHeap;
import dev.kith.model.evaluation.CutEvaluation;
import dev.kith.model.evaluation.FinalEvaluation;
import dev.kith.model.run.remembered.RememberedRun;
import dev.kith.model.stop.StopSignal;
import dev.kith.model.stop.StoppedException;
import dev.kith.model.timeline.Timeline;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One run from its first (or next) step to its report, under whichever trainer. */
public final class RunSession {
    private final PreparedRun run;
    private final RunDirectory directory;
    private final Trainer.Factory trainers;
    private final RunListener listener;
    private final StopSignal stop;
    private final RunPlace place;
    private final RememberedRun remembered;

    /**
     * How a run ended.
     *
     * @param report present if it was completed; absent: it was stopped, and is saved
     * @param step the next step; after the last one the evaluation of the end is still to be made
     */
    public record Outcome(Optional<RunReport> report, long step) {}

    public RunSession(
            PreparedRun run, RunDirectory directory, Trainer.Factory trainers, RunListener listener, StopSignal stop) {
        this.run = run;
        this.directory = directory;
        this.trainers = trainers;
        this.listener = listener;
        this.stop = stop;
        this.place = new RunPlace(directory.path());
        this.remembered = run.remembered();
    }

    /**
     * Starts a new run in its directory.
     *
     * @throws dev.kith.config.hocon.ConfigurationException if its batches do not fit into {@code pipeline.batch-memory}
     */
    public Outcome start() {
        run.batchMemory(); // early: a run that cannot begin leaves nothing
        directory.writeConfig(SettingsPrinter.print(run.settings()));
        remembered.write(directory.examples(), directory.prepared());
        return place.in(() -> train(Optional.empty()));
    }

    /**
     * Goes on from a checkpoint: that of a step, or the newest that is not damaged. Other files that are damaged are set
     * aside. What was passed over or set aside is told in notices.
     *
     * @throws RunException if there is no checkpoint
     * @throws dev.kith.model.checkpoint.CheckpointException if that of the step, or every one, is damaged; the last good one
     *     is named
     */
    public Outcome resume(OptionalLong fromStep) {
        return place.in(() -> {
            CheckpointStore checkpoints = checkpoints();
            LoadedCheckpoint from = load(checkpoints, fromStep);
            DamagedFiles.setAside(directory, listener::notice);
            remembered.write(directory.examples(), directory.prepared());
            rememberFolder();
            return train(Optional.of(from));
        });
    }

    /** Data that have moved are looked for in their new place from now on. */
    private void rememberFolder() {
        SettingsRequest request = SettingsRequest.ofRun(directory.config());
        Optional<Path> now = run.settings().data().directory();
        Optional<Path> before = SettingsLoader.load(request).settings().data().directory();
        if (now.isPresent() && !now.equals(before)) {
            directory.writeConfig(SettingsPrinter.print(
                    SettingsLoader.load(request.set("data.directory", now.get().toString(), "--data"))
                            .settings()));
            listener.notice(format("the data of this run are in %s from now on", now.get()));
        }
    }

    private CheckpointStore checkpoints() {
        Settings settings = run.settings();
        RunIdentity identity = new RunIdentity(
                directory.name(),
                1,
                settings.seed(),
                Versions.all(),
                Machine.current(Lanes.threads(settings.pipeline())),
                new DataIdentity(remembered.from().examplesSha256(), run.data().classes()));
        return new CheckpointStore(
                directory.checkpoints(), identity, settings.checkpoint().keep());
    }

    private Outcome train(Optional<LoadedCheckpoint> from) {
        Settings settings = run.settings();
        FinalEvaluation evaluation = Evaluations.ofEnd(run); // early: it refuses what could not be shipped
        CheckpointStore checkpoints = checkpoints();
        RunFiles.writeFound(directory, run.found());
        long start = from.map(LoadedCheckpoint::step).orElse(0L);
        from.ifPresent(c -> checkpoints.machineNotice(c.manifest()).ifPresent(listener::notice));
        from.ifPresent(c -> checkpoints.rollBackTo(c.step()));
        try (MetricsLog log = MetricsLog.open(directory.metrics(), start);
                TensorBoardLog board =
                        TensorBoardLog.open(directory.path(), start, MetricsLog.read(directory.metrics()));
                CutEvaluation curves = Evaluations.ofCuts(run)) {
            RunRecorder recorder = new RunRecorder(run, List.of(log, board), log.timeBefore(), listener);
            CutSchedule schedule = CutSchedule.of(settings, run.context().totalSteps());
            Timeline timeline = run.context().timeline();
            RunServices services =
                    new CutServices(place, checkpoints, curves, schedule, timeline, listener, stop).with(recorder);
            run.batchMemory().notice().ifPresent(listener::notice);
            listener.phase("training");
            TrainingEnd end = steps(start, from.map(LoadedCheckpoint::states), schedule, services);
            place.require();
            checkpoints.save(end.cut()); // before anything that a full disk could stop
            listener.cut(end.cut());
            RunFiles.writeTimeline(directory, timeline);
            Optional<RunReport> report = end.completed()
                    ? finished(evaluation, end, recorder.firstStepSeconds(), checkpoints)
                    : Optional.empty();
            return new Outcome(report, end.cut().step());
        } finally {
            NativeHeap.trim(); // whatever comes next in this process, or nothing
        }
    }

    /** What follows the last step. Empty if it was stopped: a run that goes on from the last cut does this alone. */
    private Optional<RunReport> finished(
            FinalEvaluation evaluation, TrainingEnd end, double firstStepSeconds, CheckpointStore checkpoints) {
        NativeHeap.trim(); // what steps needed, evaluation does not
        try {
            return Optional.of(stop.within(() -> {
                listener.phase("evaluating");
                FinalEvaluation.Result result = evaluation.evaluate(
                        end.cut(), Lanes.threads(run.settings().pipeline()));
                DamagedFiles.setAsideChanges(directory, listener::notice);
                RunReport report = RunReport.of(
                        run,
                        directory,
                        end,
                        firstStepSeconds,
                        result.report(),
                        checkpoints.best().entry());
                listener.phase("labelling");
                place.require();
                RunFiles.write(directory, run, report, result.model(), remembered.from(), listener::notice);
                return report;
            }));
        } catch (StoppedException asked) {
            return Optional.empty();
        }
    }

    private TrainingEnd steps(
            long start, Optional<Map<String, NamedTensors>> states, CutSchedule schedule, RunServices services) {
        try (Trainer trainer =
                trainers.open(run.newPlan(), run.settings(), run.context().timeline())) {
            states.ifPresent(trainer::restore);
            return trainer.train(start, schedule, services, stop);
        }
    }

    private LoadedCheckpoint load(CheckpointStore checkpoints, OptionalLong fromStep) {
        if (checkpoints.steps().isEmpty()) {
            throw new RunException(directory.path() + " has no checkpoint to go on from");
        }
        return fromStep.isPresent()
                ? checkpoints.load(Optional.of(fromStep.getAsLong()))
                : checkpoints.loadNewestGood(damaged ->
                        listener.notice(format("a damaged checkpoint is passed over: %s", damaged.getMessage())));
    }
}
