package dev.kith.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Makes the pictures of the READMEs anew. It takes a minute and proves nothing, so it has to be asked for. */
@EnabledIfSystemProperty(named = PicturesTest.FOLDER, matches = ".+", disabledReason = "makes pictures, does not test")
final class PicturesTest {
    static final String FOLDER = "kith.pictures";
    private static final int WIDTH = 1360;
    private static final long STEP = 700;

    @Test
    void ofARun(@TempDir Path folder) {
        Path pictures = Path.of(System.getProperty(FOLDER));
        try (ServedKith kith = new ServedKith(folder.resolve("runs"));
                Page page = new Page(Chromium.open(WIDTH, 1060), kith.address())) {
            kith.create("shapes-a", List.of("evaluation.every-steps=100"));
            page.patiently(
                    "steps",
                    () -> assertThat(kith.run("shapes-a").path("step").asLong()).isGreaterThan(STEP));

            size(page, 1060);
            page.openAnew("/runs/shapes-a");
            page.await(
                    "curves",
                    () -> assertThat(Charts.lastStep(page, "Evaluation")).isGreaterThanOrEqualTo(STEP));
            page.save(pictures.resolve("run.png"));

            size(page, 1060);
            page.openAnew("/runs/shapes-a/evidence");
            Evidence evidence = new Evidence(page);
            page.await("pictures", () -> assertThat(evidence.picturesSeen()).isGreaterThan(20));
            evidence.drop(Evidence.disc());
            page.awaitText(".answer .evidence h3", label -> assertThat(label).isNotEmpty());
            page.save(pictures.resolve("evidence.png"));

            size(page, 800);
            page.emulate(
                    "setEmulatedMedia",
                    Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
            page.openAnew("/runs/shapes-a/timeline");
            page.awaitText(".shares", said -> assertThat(said).contains("Loading", "Voting"));
            page.save(pictures.resolve("actors.png"));
        }
    }

    private static void size(Page page, int height) {
        page.emulate(
                "setDeviceMetricsOverride",
                Map.of("width", WIDTH, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }
}
