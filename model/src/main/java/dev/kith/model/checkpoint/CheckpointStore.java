package dev.kith.model.checkpoint;

import dev.kith.model.engine.NamedTensors;
import dev.kith.model.run.Cut;
import dev.kith.model.run.RunServices;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The checkpoints of the run that this process trains. Each is a directory {@code step-0000000040} with a safetensors file
 * a node and a manifest. It is written under another name, synced and renamed: whoever sees it sees all of it. One store a
 * run directory at a time, called by one thread at a time; others use {@link CheckpointReader}.
 */
public final class CheckpointStore implements RunServices.CheckpointWriter {
    private static final long MANIFEST_ALLOWANCE = 64 << 10;

    private final Path directory;
    private final RunIdentity run;
    private final int keep;
    private final Disk disk;
    private final CheckpointReader reader;
    private final BestCheckpoint best;

    /**
     * Makes the directory if need be, and clears what an interrupted write has left in it.
     *
     * @param directory {@code checkpoints/} of a run
     * @param keep how many of the newest stay beside the best; at least 1
     */
    public CheckpointStore(Path directory, RunIdentity run, int keep) {
        this(directory, run, keep, new Disk() {});
    }

    CheckpointStore(Path directory, RunIdentity run, int keep, Disk disk) {
        if (keep < 1) {
            throw new IllegalArgumentException("at least one checkpoint must be kept, not " + keep);
        }
        this.directory = directory;
        this.run = run;
        this.keep = keep;
        this.disk = disk;
        this.reader = new CheckpointReader(directory);
        try {
            Files.createDirectories(directory);
            CheckpointDirectories.clearLeftovers(directory);
            this.best = new BestCheckpoint(directory);
        } catch (IOException e) {
            throw new CheckpointException(directory, "cannot be prepared: " + e.getMessage(), e);
        }
    }

    /** Steps of all checkpoints, ascending. */
    public List<Long> steps() {
        return reader.steps();
    }

    /** See {@link CheckpointReader#newest}. */
    public OptionalLong newest() {
        return reader.newest();
    }

    /** The checkpoint that is kept however old it is. */
    public BestCheckpoint best() {
        return best;
    }

    /** See {@link CheckpointReader#load}. */
    public LoadedCheckpoint load(Optional<Long> step) {
        return reader.load(step);
    }

    /** See {@link CheckpointReader#loadNewestGood}. */
    public LoadedCheckpoint loadNewestGood(Consumer<CheckpointException> passedOver) {
        return reader.loadNewestGood(passedOver);
    }

    /**
     * What a user should know before a checkpoint is continued on this machine: empty, or a text that begins with {@code
     * exact state, not bit-identical}.
     */
    public Optional<String> machineNotice(CheckpointManifest manifest) {
        return run.machine().differenceFrom(manifest.machine());
    }

    /** Removes the checkpoints of later steps: the run goes on from this one, and theirs is no longer its history. */
    public void rollBackTo(long step) {
        for (long later : steps()) {
            if (later > step) {
                remove(later);
            }
        }
        best.forgetAfter(step);
    }

    /**
     * Writes a checkpoint, replacing one of the same step, then removes all but the newest and the best.
     *
     * @throws CheckpointException if the disk is full or fails; what was saved before is untouched
     */
    @Override
    public void save(Cut cut) {
        SortedMap<String, NamedTensors> states = new TreeMap<>(cut.states());
        long needed = MANIFEST_ALLOWANCE;
        for (Map.Entry<String, NamedTensors> state : states.entrySet()) {
            CheckpointDirectories.requireFileName(state.getKey());
            needed += Safetensors.fileBytes(state.getValue(), metadata(cut.step()));
        }
        Path aside = CheckpointDirectories.aside(reader.pathOf(cut.step()));
        try {
            requireSpace(needed);
            CheckpointDirectories.createEmpty(aside);
            writeFiles(aside, cut.step(), states);
            CheckpointDirectories.publish(aside, reader.pathOf(cut.step()));
        } catch (IOException e) {
            CheckpointDirectories.deleteQuietly(aside);
            throw explain(e, needed);
        }
        prune();
    }

    private void writeFiles(Path aside, long step, SortedMap<String, NamedTensors> states) throws IOException {
        SortedMap<String, CheckpointManifest.FileEntry> files = new TreeMap<>();
        for (Map.Entry<String, NamedTensors> state : states.entrySet()) {
            String name = state.getKey() + CheckpointReader.SUFFIX;
            try (FileChannel channel = disk.create(aside.resolve(name))) {
                DigestingChannel digesting = new DigestingChannel(channel);
                Safetensors.write(digesting, state.getValue(), metadata(step));
                channel.force(true);
                files.put(name, digesting.entry());
            }
        }
        CheckpointManifest manifest = CheckpointManifest.of(run, step, Instant.now(), files);
        try (FileChannel channel = disk.create(aside.resolve(CheckpointManifest.NAME))) {
            ByteBuffer text = ByteBuffer.wrap(manifest.encode());
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        }
        CheckpointDirectories.sync(aside);
    }

    private Map<String, String> metadata(long step) {
        return Map.of("run_id", run.runId(), "attempt", Long.toString(run.attempt()), "step", Long.toString(step));
    }

    private void prune() {
        List<Long> steps = steps();
        steps.subList(0, Math.max(0, steps.size() - keep)).stream()
                .filter(step -> !best.is(step))
                .forEach(this::remove);
    }

    private void remove(long step) {
        try {
            CheckpointDirectories.remove(reader.pathOf(step));
        } catch (IOException e) {
            throw new CheckpointException(reader.pathOf(step), "cannot be removed: " + e.getMessage(), e);
        }
    }

    private void requireSpace(long needed) throws IOException {
        long free = disk.usableBytes(directory);
        if (free >= 0 && free < needed) {
            throw new CheckpointException(directory, DiskSpace.shortage(needed, free));
        }
    }

    private CheckpointException explain(IOException failure, long needed) {
        if (!DiskSpace.isShortage(failure)) {
            return new CheckpointException(directory, "no checkpoint could be written: " + failure, failure);
        }
        try {
            return new CheckpointException(directory, DiskSpace.shortage(needed, disk.usableBytes(directory)), failure);
        } catch (IOException e) {
            failure.addSuppressed(e);
            return new CheckpointException(directory, DiskSpace.shortage(needed, -1), failure);
        }
    }
}
