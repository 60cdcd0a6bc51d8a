package dev.kith.tests.bench.service.hostile.attack;

import dev.kith.tests.bench.service.hostile.site.StrictRun;
import dev.kith.tests.bench.service.hostile.wire.ImageForm;
import dev.kith.tests.bench.service.hostile.wire.RawAnswer;
import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Damages files of the run that trains while it is paused: the newest checkpoint, its metrics, the history of its settings. */
final class DamageToFiles implements Attack {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Until there are two checkpoints, of which one stays whole. */
    private static final long STEPS = 450;

    private static final byte[] NO_TEXT = {(byte) 0xFF, (byte) 0xFE, 0, (byte) 0xC3, '(', '\n'};
    private static final List<String> SIDE_FILES = List.of("changes.json", "timeline.json", "found.json");
    private static final List<String> QUESTIONS = List.of(
            "", "/metrics?points=100", "/checkpoints", "/queue", "/labels?limit=3", "/embeddings?points=50", "/found");
    /** Those that need a checkpoint, which an older one is good for. */
    private static final List<String> NEED_STATE = List.of("/queue", "/embeddings?points=50");

    @Override
    public void mount(Arena arena) throws IOException {
        String run = arena.beside();
        StrictRun.trains(arena.site(), run, STEPS, PATIENCE);
        arena.steering().pause(run);
        String status = StrictRun.end(arena.site(), run, PATIENCE);
        if (!status.equals("paused")) {
            arena.asks(false, "the run is %s, so that nothing could be damaged", status);
            return;
        }
        damage(arena.site().runs().resolve(run));
        for (String question : QUESTIONS) {
            RawAnswer answer = arena.ask(RawRequest.get("/v1/runs/" + run + question));
            boolean right = NEED_STATE.contains(question) ? answer.isGood() : answer.status() < 500;
            if (!right) {
                arena.asks(false, "GET …%s of a run with damaged files: %s", question, answer.words());
            }
        }
        RawAnswer asked = arena.ask(ImageForm.question(run));
        arena.asks(asked.isGood(), "predict with the newest checkpoint damaged: %s", asked.words());
        RawAnswer resumed = arena.steering().resume(run);
        arena.asks(resumed.isGood(), "resume with damaged files: %d", resumed.status());
    }

    private static void damage(Path run) throws IOException {
        byte[] metrics = Files.readAllBytes(run.resolve("metrics.jsonl"));
        System.arraycopy(NO_TEXT, 0, metrics, 0, Math.min(NO_TEXT.length, metrics.length));
        Files.write(run.resolve("metrics.jsonl"), metrics);
        Files.write(run.resolve("metrics.jsonl"), NO_TEXT, StandardOpenOption.APPEND);
        for (String side : SIDE_FILES) {
            Files.write(run.resolve(side), NO_TEXT);
        }
        Optional<Path> newest;
        try (Stream<Path> checkpoints = Files.list(run.resolve("checkpoints"))) {
            newest = checkpoints
                    .filter(path -> path.getFileName().toString().startsWith("step-"))
                    .max(Comparator.comparing(Path::getFileName));
        }
        if (newest.isPresent()) {
            halve(newest.get());
        }
    }

    /** Cuts the largest file of a checkpoint, as a disk does that was full or a copy that broke off. */
    private static void halve(Path checkpoint) throws IOException {
        try (Stream<Path> files = Files.walk(checkpoint)) {
            Path largest = files.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
            byte[] content = Files.readAllBytes(largest);
            Files.write(largest, Arrays.copyOf(content, content.length / 2));
        }
    }
}
