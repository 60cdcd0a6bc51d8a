package dev.kith.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.run.Cut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BestCheckpointTest {
    @TempDir
    Path folder;

    private CheckpointStore store(int keep) {
        return new CheckpointStore(folder, CheckpointStoreTest.RUN, keep);
    }

    private static Cut cut(long step) {
        NamedTensors online = new NamedTensors().put("parameters", HostTensor.of(new float[] {step}, 1));
        return new Cut(step, Set.of(Cut.Purpose.CHECKPOINT), Map.of("online", online));
    }

    @Test
    void theBestOutlivesNewerOnesUntilAnotherIsBetter() {
        CheckpointStore store = store(2);
        double[] accuracies = {0.5, 0.8, 0.7, 0.8, 0.6, 0.9};
        for (int i = 0; i < accuracies.length; i++) {
            store.save(cut(10L * (i + 1)));
            store.best().offer(10L * (i + 1), accuracies[i]);
            if (i == 4) {
                assertThat(store.steps()).containsExactly(20L, 40L, 50L);
            }
        }
        assertThat(store.best().entry()).contains(new BestCheckpoint.Entry(60, 0.9));
        store.save(cut(70));
        assertThat(store.steps()).containsExactly(60L, 70L);
    }

    @Test
    void aNewProcessKnowsIt() {
        CheckpointStore first = store(1);
        first.save(cut(10));
        first.best().offer(10, 0.75);

        CheckpointStore second = store(1);
        second.save(cut(20));
        second.save(cut(30));

        assertThat(second.best().entry()).contains(new BestCheckpoint.Entry(10, 0.75));
        assertThat(second.steps()).containsExactly(10L, 30L);
    }

    @Test
    void goingBackForgetsWhatCameLater() {
        CheckpointStore store = store(3);
        store.save(cut(10));
        store.best().offer(10, 0.5);
        store.save(cut(20));
        store.rollBackTo(10);
        assertThat(store.best().entry()).isPresent();

        store.save(cut(20));
        store.best().offer(20, 0.6);
        store.rollBackTo(10);
        assertThat(store.best().entry()).isEmpty();
        assertThat(store(3).best().entry()).isEmpty();
    }

    @Test
    void aBrokenNoteIsNoNote() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(BestCheckpoint.NAME), "{\"step\":");
        CheckpointStore store = store(1);
        assertThat(store.best().entry()).isEmpty();
        store.save(cut(10));
        store.best().offer(10, 0.1);
        assertThat(store(1).best().entry()).contains(new BestCheckpoint.Entry(10, 0.1));
    }
}
