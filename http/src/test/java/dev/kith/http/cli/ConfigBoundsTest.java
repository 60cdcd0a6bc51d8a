package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no machine can do is refused in one sentence, before there is a directory for it. */
class ConfigBoundsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pipeline.threads=100000             | pipeline.threads
            pipeline.threads=1000               | pipeline.threads
            pipeline.workers=1000               | pipeline.workers
            pipeline.prefetch=2147483647        | pipeline.prefetch
            pipeline.max-staleness=2147483647   | pipeline.max-staleness
            pipeline.batch-memory=1000TiB       | pipeline.batch-memory
            batch.size=1e9                      | batch.size
            queue.capacity=2e9                  | queue.capacity
            queue.capacity=100000000            | queue.capacity
            projector.hidden=4000000            | projector.hidden
            encoder.width=100000                | encoder.width
            encoder.width=4096                  | encoder.width
            encoder.blocks=[1000]               | encoder.blocks
            data.image-size=100000              | data.image-size
            data.shapes-train=2000000000        | data.shapes-train
            data.labels-per-class=100000        | data.labels-per-class
            data.labels=100000                  | data.labels
            evaluation.k=2e9                    | evaluation.k
            evaluation.k=101                    | evaluation.k
            labeler.k=2e9                       | labeler.k
            labeler.k=5000                      | labeler.k
            finetune.steps=1e18                 | finetune.steps
            checkpoint.keep=2e9                 | checkpoint.keep
            metrics.every-steps=1e300           | metrics.every-steps
            budget.minutes=1e300                | budget.minutes
            budget.epochs=1e300                 | budget.epochs
            optimizer.warmup-steps=1e19         | optimizer.warmup-steps
            loss.negatives=2e9                  | loss.negatives
            """)
    void refused(String assignment, String key) {
        Path run = folder.resolve("run");
        Cli kith = Cli.run("train", "shapes", assignment, "--run-dir", run.toString());

        assertThat(kith.exitCode()).as(kith.err()).isEqualTo(ExitCode.WRONG);
        assertThat(kith.err())
                .contains(key)
                .doesNotContain("defect", "unexpected error", "out of memory", "Exception", "-2147");
        assertThat(kith.err().lines().filter(line -> line.contains(key))).hasSize(1);
        assertThat(run).doesNotExist();
    }

    /** The schedule never reaches its highest rate then, which a short trial of a preset does not care about. */
    @Test
    void aWarmUpLongerThanTheRunIsNoMistake() {
        assertThat(Cli.run("config", "check", "shapes", "budget.steps=50", "optimizer.warmup-steps=1000")
                        .exitCode())
                .isZero();
    }

    @Test
    void settingsOfALargerMachineCanBeRead() {
        Cli printed = Cli.run("config", "print", "shapes", "pipeline.threads=1000");
        Cli checked = Cli.run("config", "check", "shapes", "pipeline.threads=1000");

        assertThat(printed.exitCode()).isZero();
        assertThat(checked.exitCode()).isEqualTo(ExitCode.WRONG);
        assertThat(checked.err())
                .contains("pipeline.threads: found 1000, expected at most ", "processors of this machine");
    }

    @Test
    void aPresetWithoutItsDataIsPrintedAndSaysWhatIsMissing() throws IOException {
        Cli kith = Cli.run("config", "print", "images");

        assertThat(kith.exitCode()).as(kith.err()).isZero();
        assertThat(kith.out())
                .startsWith(
                        "# To be set: data.directory (default): found null, expected a folder (data.directory=DIR or"
                                + " --data DIR), because data.source is images (")
                .contains("directory = null");
        Path file = Files.writeString(folder.resolve("images.conf"), kith.out().replaceFirst("preset = \\S+\n", ""));
        assertThat(Cli.run("config", "print", "images", "--set-file", file.toString(), "--data", "/photos")
                        .out())
                .contains("directory = /photos".replace("/photos", "\"/photos\""))
                .doesNotContain("To be set");
        assertThat(Cli.run("config", "print", "images", "seed=x").exitCode()).isEqualTo(ExitCode.WRONG);
    }
}
