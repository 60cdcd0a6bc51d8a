package dev.kith.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kith.model.engine.HostTensor;
import dev.kith.model.engine.NamedTensors;
import dev.kith.model.run.Cut;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointStoreTest {
    static final Machine MACHINE = new Machine(2, "Linux", "amd64", "avx2", "PyTorch 2.7.1", "cpu");
    static final RunIdentity RUN = new RunIdentity("run-7", 3, 42, Map.of("kith", "0.1.0"), MACHINE);

    @TempDir
    Path folder;

    private CheckpointStore store(int keep) {
        return new CheckpointStore(folder.resolve("checkpoints"), RUN, keep);
    }

    private Path file(long step, String name) {
        return folder.resolve("checkpoints")
                .resolve(CheckpointReader.nameOf(step))
                .resolve(name);
    }

    private static Cut cut(long step, float value) {
        NamedTensors online = new NamedTensors()
                .put("parameters", HostTensor.of(new float[] {value, 2, 3}, 3))
                .put("updates", HostTensor.of(new float[] {(float) step}, 1));
        return new Cut(step, Set.of(Cut.Purpose.CHECKPOINT), Map.of("online", online, "loader", new NamedTensors()));
    }

    private static Cut cut(long step) {
        return cut(step, (float) step);
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> entries = Files.list(folder.resolve("checkpoints"))) {
            return entries.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void savesOneFileANodeAndAManifest() throws IOException {
        CheckpointStore store = store(3);
        store.save(cut(40));

        assertThat(entries()).containsExactly("step-0000000040");
        LoadedCheckpoint loaded = store.load(Optional.empty());
        assertThat(loaded.step()).isEqualTo(40);
        assertThat(loaded.states()).containsOnlyKeys("online", "loader");
        NamedTensors online = java.util.Objects.requireNonNull(loaded.states().get("online"));
        assertThat(online.get("parameters").toArray()).containsExactly(40, 2, 3);
        CheckpointManifest manifest = loaded.manifest();
        assertThat(manifest.runId()).isEqualTo("run-7");
        assertThat(manifest.attempt()).isEqualTo(3);
        assertThat(manifest.seed()).isEqualTo(42);
        assertThat(manifest.versions()).containsEntry("kith", "0.1.0");
        assertThat(manifest.machine()).isEqualTo(MACHINE);
        assertThat(manifest.files()).containsOnlyKeys("loader.safetensors", "online.safetensors");
        assertThat(manifest.files().get("online.safetensors"))
                .isEqualTo(new CheckpointManifest.FileEntry(
                        Files.size(file(40, "online.safetensors")), Sha256.of(file(40, "online.safetensors"))));
        assertThat(Safetensors.read(file(40, "online.safetensors")).metadata())
                .containsOnly(Map.entry("run_id", "run-7"), Map.entry("attempt", "3"), Map.entry("step", "40"));
        assertThat(store.newest()).hasValue(40);
    }

    @Test
    void keepsTheNewest() {
        CheckpointStore store = store(2);
        for (long step : new long[] {10, 20, 30, 40}) {
            store.save(cut(step));
        }
        assertThat(store.steps()).containsExactly(30L, 40L);
        assertThat(store.load(Optional.of(30L)).step()).isEqualTo(30);
        assertThatThrownBy(() -> store.load(Optional.of(20L)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("no checkpoint of step 20, only of [30, 40]");
        assertThatThrownBy(() -> store(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEmptyDirectoryHasNone() {
        CheckpointStore store = store(2);
        assertThat(store.newest()).isEmpty();
        assertThatThrownBy(() -> store.load(Optional.empty())).hasMessageContaining("no checkpoint");
        assertThat(new CheckpointReader(folder.resolve("nowhere")).steps()).isEmpty();
    }

    @Test
    void refusesADamagedNewestAndNamesTheLastGoodOne() throws IOException {
        CheckpointStore store = store(3);
        List.of(10L, 20L, 30L).forEach(step -> store.save(cut(step)));
        flipLastByte(file(30, "online.safetensors"));

        CheckpointException refusal =
                catchThrowableOfType(CheckpointException.class, () -> store.load(Optional.empty()));

        assertThat(refusal.file()).isEqualTo(file(30, "online.safetensors"));
        assertThat(refusal.reason()).contains("altered").contains("SHA-256");
        assertThat(refusal.lastGood()).isEqualTo(OptionalLong.of(20));
        assertThat(refusal)
                .hasMessageContaining(file(30, "online.safetensors").toString())
                .hasMessageContaining("the last good checkpoint is that of step 20 (--from-step 20 goes back to it)");
        assertThat(store.newest()).hasValue(20);
        assertThat(store.load(Optional.of(20L)).step()).isEqualTo(20);
    }

    @Test
    void namesWhatIsMissingTruncatedOrMalformed() throws IOException {
        CheckpointStore store = store(3);
        store.save(cut(10));
        byte[] online = Files.readAllBytes(file(10, "online.safetensors"));
        Files.write(file(10, "online.safetensors"), java.util.Arrays.copyOf(online, online.length - 1));
        assertThatThrownBy(() -> store.load(Optional.empty()))
                .hasMessageContaining("online.safetensors: truncated: %d bytes, but %d were written"
                        .formatted(online.length - 1, online.length))
                .hasMessageContaining("there is no other good checkpoint");
        Files.delete(file(10, "online.safetensors"));
        assertThatThrownBy(() -> store.load(Optional.empty())).hasMessageContaining("online.safetensors: missing");
        Files.delete(file(10, "manifest.json"));
        assertThatThrownBy(() -> store.load(Optional.empty())).hasMessageContaining("manifest.json: missing");
    }

    @Test
    void everyTruncationOfTheManifestIsNoticed() throws IOException {
        CheckpointStore store = store(3);
        store.save(cut(10));
        store.save(cut(20));
        Path manifest = file(20, "manifest.json");
        String whole = Files.readString(manifest);
        for (int length = 0; length < whole.length() - 2; length++) { // it ends in "}\n"
            String cut = whole.substring(0, length);
            assertThatThrownBy(() -> CheckpointManifest.decode(manifest, cut, 20))
                    .as(cut)
                    .isInstanceOfSatisfying(
                            CheckpointException.class, e -> assertThat(e.file()).isEqualTo(manifest));
        }
        Files.writeString(manifest, whole.substring(0, whole.length() / 2));
        assertThatThrownBy(() -> store.load(Optional.empty()))
                .isInstanceOfSatisfying(
                        CheckpointException.class, e -> assertThat(e.lastGood()).hasValue(10));
    }

    @Test
    void everyFlippedBitOfTheManifestIsHarmlessOrNoticed() throws IOException {
        store(3).save(cut(20));
        Path manifest = file(20, "manifest.json");
        String whole = Files.readString(manifest);
        for (int at = 0; at < whole.length(); at++) {
            char flipped = (char) (whole.charAt(at) ^ 0x01);
            String altered = whole.substring(0, at) + flipped + whole.substring(at + 1);
            try {
                assertThat(CheckpointManifest.decode(manifest, altered, 20).files())
                        .hasSize(2);
            } catch (CheckpointException e) {
                assertThat(e.file()).isEqualTo(manifest);
            }
        }
    }

    @Test
    void aManifestOfAnotherStepIsRefused() throws IOException {
        CheckpointStore store = store(3);
        store.save(cut(20));
        Files.move(file(20, ""), file(21, ""));
        assertThatThrownBy(() -> store.load(Optional.empty())).hasMessageContaining("it belongs to step 20");
    }

    @Test
    void aSecondSaveOfAStepReplacesTheFirst() throws IOException {
        CheckpointStore store = store(3);
        store.save(cut(20, 1));
        flipLastByte(file(20, "online.safetensors"));
        store.save(cut(20, 5));

        NamedTensors online = java.util.Objects.requireNonNull(
                store.load(Optional.empty()).states().get("online"));
        assertThat(online.get("parameters").toArray()).startsWith(5);
        assertThat(entries()).containsExactly("step-0000000020");
    }

    @Test
    void clearsWhatAKilledProcessLeft() throws IOException {
        store(3).save(cut(10));
        store(3).save(cut(20));
        Path checkpoints = folder.resolve("checkpoints");
        Files.createDirectory(checkpoints.resolve(".tmp-step-0000000030"));
        Files.writeString(checkpoints.resolve(".tmp-step-0000000030").resolve("online.safetensors"), "half");
        // Killed between the two renames of a replacement: the old one comes back.
        Files.move(file(20, ""), checkpoints.resolve(".old-step-0000000020"));
        // Killed after them: the new one stays.
        Files.createDirectory(checkpoints.resolve(".old-step-0000000010"));
        Files.writeString(checkpoints.resolve("notes.txt"), "the user's own");

        assertThat(new CheckpointReader(checkpoints).steps())
                .as("a reader changes nothing")
                .containsExactly(10L);
        CheckpointStore store = store(3);

        assertThat(entries()).containsExactly("notes.txt", "step-0000000010", "step-0000000020");
        assertThat(store.load(Optional.empty()).step()).isEqualTo(20);
    }

    @Test
    void rollingBackRemovesLaterCheckpoints() {
        CheckpointStore store = store(5);
        List.of(10L, 20L, 30L).forEach(step -> store.save(cut(step)));
        store.rollBackTo(20);
        assertThat(store.steps()).containsExactly(10L, 20L);
    }

    @Test
    void checksTheFreeSpaceFirst() throws IOException {
        Disk small = new Disk() {
            @Override
            public long usableBytes(Path directory) {
                return 3 * 1024;
            }

            @Override
            public FileChannel create(Path file) {
                throw new AssertionError("nothing may be written");
            }
        };
        CheckpointStore store = new CheckpointStore(folder.resolve("checkpoints"), RUN, 3, small);

        assertThatThrownBy(() -> store.save(cut(10)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("not enough disk space: a checkpoint needs 64.3 KiB, 3.0 KiB is free");
        assertThat(entries()).isEmpty();
    }

    @Test
    void aDiskThatFillsUpWhileWritingIsToldTheSameWay() throws IOException {
        store(3).save(cut(10));
        Disk filling = new Disk() {
            private int files;

            @Override
            public long usableBytes(Path directory) {
                return files < 2 ? 1 << 20 : 0;
            }

            @Override
            public FileChannel create(Path file) throws IOException {
                if (++files == 2) {
                    throw new IOException("No space left on device");
                }
                return Disk.super.create(file);
            }
        };
        CheckpointStore store = new CheckpointStore(folder.resolve("checkpoints"), RUN, 3, filling);

        assertThatThrownBy(() -> store.save(cut(20)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("not enough disk space: a checkpoint needs 64.3 KiB, 0 bytes is free")
                .hasRootCauseMessage("No space left on device");
        assertThat(entries()).containsExactly("step-0000000010");
        assertThat(store.load(Optional.empty()).step()).isEqualTo(10);
    }

    @Test
    void anotherFailureKeepsItsReason() throws IOException {
        Disk broken = new Disk() {
            @Override
            public FileChannel create(Path file) throws IOException {
                throw new IOException("Input/output error");
            }
        };
        CheckpointStore store = new CheckpointStore(folder.resolve("checkpoints"), RUN, 3, broken);
        assertThatThrownBy(() -> store.save(cut(20)))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("Input/output error");
        assertThat(entries()).isEmpty();
    }

    @Test
    void saysWhenAContinuationIsNotBitIdentical() {
        CheckpointStore store = store(3);
        store.save(cut(10));
        CheckpointManifest manifest = store.load(Optional.empty()).manifest();
        assertThat(store.machineNotice(manifest)).isEmpty();

        Machine other = new Machine(4, "Linux", "aarch64", "asimd", "PyTorch 2.7.1", "cpu");
        RunIdentity elsewhere = new RunIdentity("run-7", 4, 42, Map.of(), other);
        assertThat(new CheckpointStore(folder.resolve("checkpoints"), elsewhere, 3).machineNotice(manifest))
                .hasValue("exact state, not bit-identical: intra-op threads 2 when saved, 4 here, "
                        + "architecture amd64 when saved, aarch64 here, instruction set avx2 when saved, asimd here");
    }

    @Test
    void aNodeThatCannotNameAFileIsADefect() {
        Cut cut = new Cut(1, Set.of(), Map.of("../online", new NamedTensors()));
        assertThatThrownBy(() -> store(3).save(cut)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void flipLastByte(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
    }
}
