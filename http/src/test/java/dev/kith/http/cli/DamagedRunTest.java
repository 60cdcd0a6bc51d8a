package dev.kith.http.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever file of a run is damaged in whatever way: the run goes on from what is good and says so, or refuses by name. */
final class DamagedRunTest {
    @TempDir
    private static Path folder;

    private static Path trained = Path.of("");

    /** Files that a run is gone on from; all others it writes anew. */
    private static final Set<String> NEEDED = Set.of("config.conf");

    private enum Damage {
        EMPTY {
            @Override
            void to(Path file) throws IOException {
                Files.write(file, new byte[0]);
            }
        },
        CUT {
            @Override
            void to(Path file) throws IOException {
                byte[] bytes = Files.readAllBytes(file);
                Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
            }
        },
        ZEROS {
            @Override
            void to(Path file) throws IOException {
                Files.write(file, new byte[(int) Files.size(file)]);
            }
        },
        GARBAGE {
            @Override
            void to(Path file) throws IOException {
                byte[] bytes = new byte[(int) Files.size(file)];
                new java.util.Random(7).nextBytes(bytes);
                Files.write(file, bytes);
            }
        },
        MISSING {
            @Override
            void to(Path file) throws IOException {
                Files.delete(file);
            }
        };

        abstract void to(Path file) throws IOException;
    }

    @BeforeAll
    static void train() throws IOException {
        trained = folder.resolve("trained");
        Cli kith = Cli.run(Stream.concat(
                        Stream.of("train", "--quiet", "--run-dir", trained.toString(), "pipeline.mode=sequential"),
                        Cli.TINY.stream())
                .toArray(String[]::new));
        assertThat(kith.exitCode()).as(kith.err()).isZero();
        Files.writeString(trained.resolve("changes.json"), "[]");
    }

    @Test
    void aRunGoesOnOrRefusesByName() throws IOException {
        Set<String> kinds = new TreeSet<>();
        for (String file : RunTrees.files(trained)) {
            for (Damage damage : Damage.values()) {
                Path run = RunTrees.copy(trained, folder.resolve("run"));
                damage.to(run.resolve(file));
                Cli kith = Cli.run("train", "--json", "--resume", run.toString());
                String what = file + " " + damage + ": " + kith.err() + kith.out();
                assertThat(kith.err()).as(what).doesNotContain("unexpected", "Exception", "CTRL-CHAR");
                if (NEEDED.contains(file)) {
                    assertThat(kith.exitCode()).as(what).isEqualTo(ExitCode.WRONG);
                    assertThat(kith.err()).as(what).contains("config.conf");
                } else {
                    assertThat(kith.exitCode()).as(what).isZero();
                    assertThat(Files.readString(run.resolve("report.json")))
                            .as(what)
                            .contains("\"steps\" : 6");
                    assertThat(run.resolve("run.lock")).doesNotExist();
                }
                if (file.startsWith("checkpoints/step-0000000006/")) {
                    assertThat(kith.out())
                            .as(what)
                            .contains("a damaged checkpoint is passed over: "
                                    + run.resolve("checkpoints/step-0000000006/"));
                    kinds.add("checkpoint");
                }
                RunTrees.delete(run);
            }
        }
        assertThat(kinds).isNotEmpty();
    }

    @Test
    void aDamagedModelIsNamedByThoseWhoUseIt() throws IOException {
        for (String file : List.of("model.json", "model.safetensors", "config.conf")) {
            for (Damage damage : Damage.values()) {
                Path run = RunTrees.copy(trained, folder.resolve("used"));
                damage.to(run.resolve(file));
                Cli kith = Cli.run("evaluate", run.toString());
                String what = file + " " + damage + ": " + kith.err();
                assertThat(kith.exitCode()).as(what).isEqualTo(ExitCode.WRONG);
                assertThat(kith.err())
                        .as(what)
                        .doesNotContain("unexpected", "Exception")
                        .contains(run.toString());
                RunTrees.delete(run);
            }
        }
    }

    @Test
    void allCheckpointsDamagedIsRefusedByName() throws IOException {
        Path run = RunTrees.copy(trained, folder.resolve("all"));
        for (String file : RunTrees.files(run)) {
            if (file.endsWith("manifest.json")) {
                Files.write(run.resolve(file), new byte[100]);
            }
        }

        Cli kith = Cli.run("train", "--resume", run.toString());

        assertThat(kith.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(kith.err())
                .contains("step-0000000006/manifest.json: no manifest", "there is no other good checkpoint");
    }
}
