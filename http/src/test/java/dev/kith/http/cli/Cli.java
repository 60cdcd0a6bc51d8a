package dev.kith.http.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One command line run inside this process, with what it said. */
record Cli(int exitCode, String out, String err) {
    /** A run of a few steps that takes a moment. */
    static final List<String> TINY = List.of(
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

    static Cli run(String... words) {
        return run(Map.of(), words);
    }

    static Cli run(Map<String, String> environment, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(stream(out), stream(err), Terminal.none(), environment);
        int exitCode = KithCommand.run(words, console);
        return new Cli(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The words, then those of a tiny run. */
    static Cli runTiny(String... words) {
        return run(Stream.concat(Stream.of(words), TINY.stream()).toArray(String[]::new));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
