package dev.kith.tests.strict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.checkpoint.CheckpointStore;
import dev.kith.model.checkpoint.LoadedCheckpoint;
import dev.kith.model.checkpoint.Machine;
import dev.kith.model.checkpoint.RunIdentity;
import dev.kith.model.method.StepResult;
import dev.kith.model.run.Cut;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.Trainer;
import dev.kith.model.run.Versions;
import dev.kith.tests.support.Fingerprint;
import dev.kith.tests.support.Training;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that was saved, ended and continued by another trainer is the run that nobody interrupted. */
final class ResumeTest {
    private static final long SAVED_AT = 40;
    private static final long SEED = 3;

    private static final Map<Way, Training.Told> UNINTERRUPTED = new EnumMap<>(Way.class);

    /** Who trains. */
    enum Way {
        LOOP(Training.LOOP),
        ACTORS(Training.ACTORS);

        private final Trainer.Factory trainers;

        Way(Trainer.Factory trainers) {
            this.trainers = trainers;
        }

        Training on(PreparedRun run) {
            return new Training(run, trainers);
        }
    }

    @BeforeAll
    static void trainWithoutInterruption() {
        for (Way way : Way.values()) {
            UNINTERRUPTED.put(way, way.on(newRun()).checkpointEvery(SAVED_AT).train());
        }
    }

    private static PreparedRun newRun() {
        return StrictRuns.SHAPES.prepare(SEED);
    }

    private static Training.Told uninterrupted(Way way) {
        return Optional.ofNullable(UNINTERRUPTED.get(way)).orElseThrow();
    }

    @Test
    void aCheckpointInPassingChangesNothing() {
        Cut plain = Way.LOOP.on(newRun()).train().end().cut();

        for (Way way : Way.values()) {
            assertThat(Fingerprint.ofAll(uninterrupted(way).end().cut())).isEqualTo(Fingerprint.ofAll(plain));
        }
    }

    @ParameterizedTest(name = "saved by {0}, continued by {1}")
    @CsvSource({"LOOP,LOOP", "ACTORS,ACTORS", "LOOP,ACTORS", "ACTORS,LOOP"})
    void continuesFromTheFilesOfACheckpoint(Way saved, Way continued, @TempDir Path directory) {
        PreparedRun run = newRun();
        CheckpointStore store = new CheckpointStore(
                directory, new RunIdentity("resume", 1, SEED, Versions.all(), Machine.current(1)), 3);
        Cut cut = uninterrupted(saved).checkpoints().get(0);
        assertThat(cut.step()).isEqualTo(SAVED_AT);
        store.save(cut);

        LoadedCheckpoint loaded = store.load(Optional.empty());
        Training.Told rest = continued
                .on(run)
                .from(new Cut(loaded.step(), Set.of(Cut.Purpose.CHECKPOINT), loaded.states()))
                .train();

        assertThat(rest.results()).first().extracting(StepResult::step).isEqualTo(SAVED_AT);
        assertThat(Fingerprint.ofAll(rest.end().cut()))
                .isEqualTo(Fingerprint.ofAll(uninterrupted(saved).end().cut()));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void continuesWhereItWasAskedToStop(Way way) {
        Training.Told first = way.on(newRun()).stopAtBatch(SAVED_AT).train();
        assertThat(first.end().completed()).isFalse();
        assertThat(first.end().cut().step())
                .isPositive()
                .isLessThan(newRun().context().totalSteps());

        Training.Told rest = way.on(newRun()).from(first.end().cut()).train();

        assertThat(rest.end().completed()).isTrue();
        assertThat(Fingerprint.ofAll(rest.end().cut()))
                .isEqualTo(Fingerprint.ofAll(uninterrupted(way).end().cut()));
    }
}
