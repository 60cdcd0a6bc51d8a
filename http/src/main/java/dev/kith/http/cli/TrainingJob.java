package dev.kith.http.cli;

import dev.kith.config.Settings;
import dev.kith.http.progress.Progress;
import dev.kith.http.service.RunExecutor;
import dev.kith.http.service.Trainers;
import dev.kith.model.data.DataException;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunFiles;
import dev.kith.model.run.RunListener;
import dev.kith.model.run.RunReport;
import dev.kith.model.run.RunSession;
import dev.kith.model.run.TrainingFailedException;
import dev.kith.model.run.lock.RunLock;
import dev.kith.model.run.reopened.RunPreparation;
import dev.kith.model.stop.StopSignal;
import dev.kith.model.stop.StoppedException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** One training on the command line, from its data to its report; and, where asked, that of its control. */
final class TrainingJob {
    private final Console console;
    private final OutputOptions output;
    private final Request request;
    private final RunAnnouncer announcer;
    private final PageOptions page;
    private final StopSignal stop = new StopSignal();

    /**
     * What to train.
     *
     * @param directory made or found already
     * @param resumed whether the directory holds the run's past
     * @param fromStep the checkpoint to go on from; empty: the newest
     */
    record Request(Settings settings, RunDirectory directory, boolean resumed, OptionalLong fromStep) {}

    TrainingJob(Console console, OutputOptions output, PageOptions page, Request request) {
        this.console = console;
        this.output = output;
        this.page = page;
        this.request = request;
        this.announcer = new RunAnnouncer(console, output, request.directory());
    }

    /** Runs it and tells what came of it. */
    int run(boolean compareSupervised) {
        try (RunLock lock = RunLock.take(request.directory(), "train");
                Audience audience = page.open(console, output, request, stop)) {
            if (!request.resumed()) {
                request.directory().requireNew();
            }
            int code = seen(audience, () -> train(compareSupervised, audience, lock));
            if (code == ExitCode.DONE) {
                audience.stay();
            }
            return code;
        } catch (RuntimeException | Error failure) {
            throw ErrorFile.keep(failure, request.directory());
        } finally {
            removeIfEmpty(request.directory());
        }
    }

    private static int seen(Audience audience, Supplier<Integer> training) {
        try {
            return training.get();
        } catch (RuntimeException | Error failure) {
            audience.ended(new RunExecutor.End.Failed(Failure.of(failure).message(), failure));
            throw failure;
        }
    }

    private int train(boolean compareSupervised, Audience audience, RunLock lock) {
        Optional<Settings> control =
                compareSupervised ? Optional.of(SupervisedControl.settings(request.settings())) : Optional.empty();
        PreparedRun run;
        RunSession.Outcome outcome;
        try (Progress progress = output.progress(console, "main");
                Interrupts interrupts = new Interrupts(stop, progress);
                EngineStart engine = new EngineStart()) {
            lock.notice().ifPresent(progress::notice);
            progress.phase("preparing");
            Optional<PreparedRun> prepared = prepared(progress);
            if (prepared.isEmpty()) {
                audience.ended(new RunExecutor.End.Interrupted(0, OptionalLong.empty()));
                return announcer.interruptedBefore(request.resumed());
            }
            run = prepared.get();
            progress.found(run.found());
            engine.await();
            RunListener told = audience.beside(run, interrupts.listener());
            RunSession session = session(run, request.directory(), told);
            outcome = begun(() -> request.resumed() ? session.resume(request.fromStep()) : session.start());
        }
        audience.ended(end(outcome));
        if (outcome.report().isEmpty()) {
            return announcer.interrupted(outcome.step(), run.context().totalSteps());
        }
        RunReport report = outcome.report().get();
        return control.isPresent()
                ? compare(report, SupervisedControl.prepare(run, control.get()))
                : announcer.completed(report);
    }

    /** Empty if it was stopped meanwhile. */
    private Optional<PreparedRun> prepared(Progress progress) {
        try {
            return Optional.of(stop.within(() -> prepare(progress)));
        } catch (StoppedException asked) {
            return Optional.empty();
        }
    }

    private PreparedRun prepare(Progress progress) {
        DownloadNotices downloads = new DownloadNotices(progress::notice);
        return request.resumed()
                ? RunPreparation.goingOn(request.directory(), request.settings(), downloads, progress::notice)
                : PreparedRun.toTrain(request.settings(), downloads);
    }

    private int compare(RunReport report, PreparedRun control) {
        RunDirectory directory = SupervisedControl.directory(request.directory());
        RunSession.Outcome outcome;
        try (RunLock lock = RunLock.take(directory, "train");
                Progress progress = output.progress(console, "control");
                Interrupts interrupts = new Interrupts(stop, progress)) {
            lock.notice().ifPresent(progress::notice);
            progress.notice("now the control: the same encoder, on the same labels alone");
            RunSession session = session(control, directory, interrupts.listener());
            boolean resumed = Files.exists(directory.config());
            outcome = begun(() -> resumed ? session.resume(OptionalLong.empty()) : session.start());
        }
        if (outcome.report().isEmpty()) {
            announcer.completed(report);
            return announcer.interruptedControl(outcome.step());
        }
        RunReport both = report.withControl(outcome.report().get());
        RunFiles.writeReport(request.directory(), both);
        return announcer.completed(both);
    }

    private RunSession session(PreparedRun run, RunDirectory directory, RunListener told) {
        return new RunSession(run, directory, Trainers::open, told, stop);
    }

    private static RunExecutor.End end(RunSession.Outcome outcome) {
        return outcome.report().isPresent()
                ? new RunExecutor.End.Completed(outcome.step())
                : new RunExecutor.End.Interrupted(outcome.step(), OptionalLong.of(outcome.step()));
    }

    /** Once a run has begun, wrong data are no longer wrong usage. */
    private static RunSession.Outcome begun(Supplier<RunSession.Outcome> run) {
        try {
            return run.get();
        } catch (DataException e) {
            throw new TrainingFailedException(String.valueOf(e.getMessage()));
        }
    }

    /** A run that could not begin leaves nothing. */
    private static void removeIfEmpty(RunDirectory directory) {
        try {
            Files.deleteIfExists(directory.path());
        } catch (DirectoryNotEmptyException holdsARun) {
            // as it should
        } catch (IOException e) {
            // An empty directory that cannot be removed harms nobody.
        }
    }
}
