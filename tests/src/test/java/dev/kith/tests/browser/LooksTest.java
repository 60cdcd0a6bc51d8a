package dev.kith.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.tests.support.TinyRuns;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** Narrow screens, dark rooms, hands on a keyboard: the views of a run that is complete. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class LooksTest {
    /** Each with something that is there when it is drawn. */
    private static final Map<String, String> VIEWS = new LinkedHashMap<>();

    static {
        VIEWS.put("/", "table.runs");
        VIEWS.put("/new", ".new-run");
        VIEWS.put("/runs/complete", ".panels .chart canvas");
        VIEWS.put("/runs/complete/timeline", ".chart.timeline canvas");
        VIEWS.put("/runs/complete/evidence", ".gallery .evidence");
        VIEWS.put("/runs/complete/map", ".chart.map canvas");
        VIEWS.put("/runs/complete/evaluation", ".section-evaluation table");
    }

    @TempDir
    private static Path folder;

    private static Page page;
    private static ServedKith kith;

    @BeforeAll
    static void open() {
        var driver = Chromium.open(1360, 1060);
        kith = new ServedKith(folder.resolve("runs"));
        page = new Page(driver, kith.address());
        List<String> settings = new ArrayList<>(TinyRuns.shapesWords());
        settings.add("evaluation.every-steps=50");
        kith.create("complete", settings);
        page.await(
                "completion",
                () -> assertThat(kith.run("complete").path("status").asText()).isEqualTo("completed"));
    }

    @AfterAll
    static void close() {
        if (page != null) {
            page.close();
            kith.close();
        }
    }

    @AfterEach
    void pretendNothing() {
        page.emulate("clearDeviceMetricsOverride", Map.of());
        page.emulate("setEmulatedMedia", Map.of("features", List.of()));
    }

    @Test
    void nothingIsWiderThanANarrowScreen() {
        page.emulate(
                "setDeviceMetricsOverride",
                Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));

        VIEWS.forEach((view, content) -> {
            page.openAnew(view);
            page.find(content);
            page.picture("narrow" + view.replace('/', '-'));
            assertThat(page.<Long>script("return document.documentElement.scrollWidth"))
                    .as(view)
                    .isLessThanOrEqualTo(390);
        });
        page.complaints().assertNone();
    }

    @Test
    void darkIsDarkInEveryView() {
        page.emulate(
                "setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));

        VIEWS.forEach((view, content) -> {
            page.openAnew(view);
            page.find(content);
            page.picture("dark" + view.replace('/', '-'));
            assertThat(brightness("body", "backgroundColor")).as(view).isLessThan(40);
            assertThat(brightness("h1", "color")).as(view).isGreaterThan(200);
        });
        page.complaints().assertNone();
    }

    @Test
    void theKeyboardReachesEverythingAndOneSeesWhere() {
        page.openAnew("/runs/complete");
        page.find(".panels .chart canvas");
        Actions keyboard = new Actions(page.driver());
        Set<String> reached = new LinkedHashSet<>();
        while (reached.size() < 40 && keepsGoing(keyboard, reached)) {
            assertThat(page.<String>script("return getComputedStyle(document.activeElement).outlineStyle"))
                    .as("%s", reached)
                    .isNotEqualTo("none");
        }

        assertThat(reached).contains("Pause", "Resume", "Stop", "Save a checkpoint");
        assertThat(reached).contains("Curves", "Actors", "Evidence", "Map", "Results");
        assertThat(reached).contains("Skip to the content", "Kith", "Auto");
    }

    @Test
    void whatABrowserWouldComplainOfIsSeen() {
        page.openAnew("/");
        page.script("""
                console.error('said aloud');
                fetch('http://localhost:9/').catch(() => {});
                document.body.setAttribute('style', 'color: red');
                return true;
                """);

        List<String> console = new ArrayList<>();
        page.await("complaints", () -> {
            console.addAll(page.complaints().console());
            assertThat(String.join("\n", console)).contains("said aloud", "connect-src", "style-src");
        });
        page.driver().get("data:text/plain,elsewhere");
        assertThat(page.complaints().elsewhere()).contains("data:text/plain,elsewhere");
    }

    /** One more key; false when the page has been gone through. */
    private static boolean keepsGoing(Actions keyboard, Set<String> reached) {
        keyboard.sendKeys(Keys.TAB).perform();
        String name = page.script(
                "const e = document.activeElement; return e === document.body ? '' : (e.innerText || e.ariaLabel || e.id).trim()");
        return !name.isEmpty() && reached.add(name);
    }

    /** From 0, black, to 255, white. */
    private static double brightness(String selector, String property) {
        List<Number> channels = page.script(
                "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]].match(/\\d+/g).slice(0, 3).map(Number)",
                selector,
                property);
        return channels.stream().mapToDouble(Number::doubleValue).average().orElseThrow();
    }
}
