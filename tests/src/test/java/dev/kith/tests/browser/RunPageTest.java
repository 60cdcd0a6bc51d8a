package dev.kith.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.tests.support.TinyRuns;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** A person starts runs, watches and steers them. Each run would go on for ever if nobody stopped it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "sends SIGINT")
final class RunPageTest {
    private static final List<String> SETTINGS = Stream.concat(
                    TinyRuns.shapesWords().stream(),
                    Stream.of("budget.steps=1000000", "evaluation.every-steps=100", "checkpoint.every-steps=100"))
            .toList();

    @TempDir
    private static Path folder;

    private static Page page;
    private static ServedKith kith;

    @BeforeAll
    static void open() {
        var driver = Chromium.open(1360, 1060);
        kith = new ServedKith(folder.resolve("runs"));
        page = new Page(driver, kith.address());
    }

    @AfterAll
    static void close() {
        if (page != null) {
            page.close();
            kith.close();
        }
    }

    @AfterEach
    void stopRuns() {
        kith.stopAll();
    }

    @Test
    void aRunIsStartedFromTheFormAndItsCurvesMove() {
        page.open("/");
        page.click("a[href^='#/new']");
        NewRunForm form = new NewRunForm(page);
        form.name("from-the-form");
        Map<String, String> settings = new TreeMap<>();
        SETTINGS.stream()
                .map(setting -> setting.split("=", 2))
                .filter(parts -> !parts[1].startsWith("[")) // no lists in the form of a service without explanations
                .forEach(parts -> settings.put(parts[0], parts[1]));
        form.set(settings);
        page.awaitText(".verdict", said -> assertThat(said).contains("all valid"));
        page.picture("form");
        form.submit();

        page.awaitState("running");
        page.await(
                "the first curve",
                () -> assertThat(Charts.lastStep(page, "Loss")).isPositive());
        long step = Charts.lastStep(page, "Loss");
        String drawing = Charts.drawing(page, "Loss");
        page.await(
                "a longer curve",
                () -> assertThat(Charts.lastStep(page, "Loss")).isGreaterThan(step + 10));
        assertThat(Charts.drawing(page, "Loss")).isNotEqualTo(drawing);
        page.awaitText(".progress-words", said -> assertThat(said).endsWith("of 1,000,000 steps"));
        page.await(
                "an evaluation",
                () -> assertThat(Charts.lastStep(page, "Evaluation")).isGreaterThanOrEqualTo(100));
        page.picture("curves");
        page.complaints().assertNone();
    }

    @Test
    void aRunIsPausedByKeyboardAndResumed() {
        show("paused-and-resumed", "");
        page.awaitState("running");
        Actions keyboard = new Actions(page.driver());
        page.await("the button", () -> {
            keyboard.sendKeys(Keys.TAB).perform();
            assertThat(page.<String>script("return document.activeElement.dataset.verb ?? ''"))
                    .isEqualTo("pause");
        });
        keyboard.sendKeys(Keys.ENTER).perform();

        page.awaitState("paused");
        page.awaitText(".reason", said -> assertThat(said).contains("saved as step-"));
        assertThat(page.find("[data-verb=pause]").getDomAttribute("aria-disabled"))
                .isEqualTo("true");
        page.picture("paused");
        page.click("[data-verb=resume]");
        page.awaitState("running");
        page.complaints().assertNone();
    }

    @Test
    void actorsAreSeenAtWork() {
        show("actors", "/timeline");

        page.awaitText(".shares", said -> assertThat(said).contains("Loading", "Target", "Online", "Voting"));
        assertThat(page.text(".section-timeline .note")).contains("Two or more actors at work in");
        page.awaitText(".section-timeline", said -> assertThat(said).contains("Staleness of the target"));
        page.picture("actors");
        page.complaints().assertNone();
    }

    @Test
    void aLabelIsShownWithTheNeighboursThatVotedForIt() {
        show("evidence", "/evidence");
        Evidence evidence = new Evidence(page);

        page.await("pseudo-labels", () -> assertThat(evidence.cards()).isGreaterThan(3));
        page.await("pictures", () -> assertThat(evidence.picturesSeen()).isGreaterThan(3));
        assertThat(evidence.brokenPictures()).isZero();
        assertThat(page.text(".gallery .evidence h3")).isNotEmpty();
        assertThat(evidence.neighbors(""))
                .isEqualTo(evidence.neighbors("[data-agrees=true]") + evidence.neighbors("[data-agrees=false]"));
        assertThat(page.text(".gallery .evidence .neighbors li .figure")).matches("-?[01]\\.\\d{3}");

        evidence.drop(Evidence.disc());
        page.awaitText(".answer .evidence h3", label -> assertThat(label).isNotEmpty());
        assertThat(page.text(".answer .neighbors")).isNotEmpty();
        assertThat(page.text(".answer .bars")).contains("%");
        assertThat(page.state()).isEqualTo("running");
        page.picture("evidence");
        page.complaints().assertNone();
    }

    @Test
    void embeddingsAreMapped() {
        show("mapped", "/map");

        page.awaitText(".section-map .note", said -> assertThat(said).contains("The two axes hold"));
        page.picture("map");
        page.complaints().assertNone();
    }

    /** A browser has six connections for a service, and keeps pages that were left. */
    @Test
    void pagesThatWereLeftHoldNoConnection() {
        show("visited", "");
        for (int visit = 0; visit < 8; visit++) {
            page.awaitText("#connection", said -> assertThat(said).isEqualTo("Live"));
            page.openAnew("/runs/visited");
        }

        page.driver().navigate().back();
        page.driver().navigate().back();
        page.awaitText("#connection", said -> assertThat(said).isEqualTo("Live"));
        page.awaitState("running");
        page.complaints().assertNone();
    }

    @Test
    void aRestartOfTheServiceIsSurvived() {
        show("restarted", "");
        page.await("the curve", () -> assertThat(Charts.lastStep(page, "Loss")).isGreaterThan(50));
        page.complaints().assertNone();

        kith.end();
        page.awaitText("#connection", said -> assertThat(said).startsWith("Connection lost, next try in"));
        page.picture("lost");
        long step = Charts.lastStep(page, "Loss");
        kith.startAgain();

        page.awaitText("#connection", said -> assertThat(said).matches("Back after \\d+ s, nothing missed"));
        page.awaitState("running");
        page.await(
                "the curve goes on",
                () -> assertThat(Charts.lastStep(page, "Loss")).isGreaterThan(step + 50));
        assertThat(kith.run("restarted").path("attempt").asInt()).isEqualTo(2);
        page.picture("back");
        page.complaints().assertNoneButLostConnections();
    }

    /** Begins a run, waits for its first steps and goes to a section of its view. */
    private static void show(String id, String section) {
        kith.create(id, SETTINGS);
        page.await("steps", () -> assertThat(kith.run(id).path("step").asLong()).isGreaterThan(100));
        page.openAnew("/runs/" + id + section);
    }
}
