package dev.kith.http.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** One command line run inside this process, with what it said. */
public record Cli(int exitCode, String out, String err) {
    /** A run of a few steps that takes a moment. */
    public static final List<String> TINY = List.of(
            "batch.size=12",
            "batch.labelled=4",
            "encoder.width=4",
            "encoder.blocks=[1,1]",
            "projector.hidden=8",
            "projector.output=8",
            "predictor.hidden=8",
            "predictor.output=8",
            "queue.capacity=32",
            "loss.negatives=4",
            "budget.steps=6",
            "checkpoint.every-steps=2",
            "evaluation.every-steps=3",
            "metrics.every-steps=1",
            "optimizer.warmup-steps=1",
            "pipeline.threads=1",
            "data.image-size=16",
            "data.labels-per-class=2",
            "data.validation=20",
            "data.shapes-train=120",
            "data.shapes-test=30");

    public static Cli run(String... words) {
        return run(Map.of(), words);
    }

    public static Cli run(Map<String, String> environment, String... words) {
        return Live.start(environment, Runnable::run, words).end().join();
    }

    /** One that goes on while the test looks. */
    public static Live start(Map<String, String> environment, String... words) {
        return Live.start(environment, task -> new Thread(task, "kith " + String.join(" ", words)).start(), words);
    }

    /** A command line that may not have ended yet. */
    public record Live(ByteArrayOutputStream out, ByteArrayOutputStream err, CompletableFuture<Cli> end) {

        private static Live start(Map<String, String> environment, Executor executor, String... words) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Console console = new Console(stream(out), stream(err), Terminal.none(), environment);
            return new Live(
                    out,
                    err,
                    CompletableFuture.supplyAsync(() -> KithCommand.run(words, console), executor)
                            .thenApply(code -> new Cli(code, text(out), text(err))));
        }

        /** Waits until standard output, and standard error, hold something. */
        public void awaitText(String wanted) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> text(out).contains(wanted) || text(err).contains(wanted));
        }

        /** How it ended. */
        public Cli join() throws Exception {
            return end.get(60, TimeUnit.SECONDS);
        }
    }

    /** The words, then those of a tiny run. */
    public static Cli runTiny(String... words) {
        return run(Stream.concat(Stream.of(words), TINY.stream()).toArray(String[]::new));
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
