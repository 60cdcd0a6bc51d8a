package dev.kith.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.ThrowingConsumer;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page in a browser, as a person sees and uses it. */
final class Page implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration MUCH_PATIENCE = Duration.ofMinutes(10);
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Path PICTURES = Path.of("target", "screenshots");

    private final ChromeDriver driver;
    private final Complaints complaints;
    private final String address;

    /** @param address of the service, without a slash at the end */
    Page(ChromeDriver driver, String address) {
        this.driver = driver;
        this.complaints = new Complaints(driver, address);
        this.address = address;
    }

    /** Goes to a view: the part of the address after {@code #}. */
    void open(String view) {
        driver.get(address + "/#" + view);
    }

    /** Goes to a view of a page that is loaded anew, with all that it keeps to itself forgotten. */
    void openAnew(String view) {
        driver.get("about:blank");
        open(view);
    }

    /** Waits until an assertion holds. */
    void await(String what, ThrowingRunnable holds) {
        await(what, PATIENCE, holds);
    }

    /** Waits for minutes. */
    void patiently(String what, ThrowingRunnable holds) {
        await(what, MUCH_PATIENCE, holds);
    }

    private static void await(String what, Duration patience, ThrowingRunnable holds) {
        Awaitility.await(what)
                .atMost(patience)
                .pollInterval(LOOK)
                .ignoreExceptionsInstanceOf(WebDriverException.class) // not there yet, or just replaced
                .untilAsserted(holds);
    }

    /** Waits until the text of an element is as wanted. */
    void awaitText(String selector, ThrowingConsumer<String> wanted) {
        await(selector, () -> assertThat(text(selector)).as(selector).satisfies(wanted));
    }

    /** Waits until the run that is shown has a state. */
    void awaitState(String state) {
        await("state", () -> assertThat(state()).isEqualTo(state));
    }

    /** The state of the run that is shown, empty if there is none. */
    String state() {
        return script("return document.querySelector('.run-title .chip')?.dataset.state ?? ''");
    }

    /** What an element says; empty if there is none, or if it is hidden. */
    String text(String selector) {
        return script(
                "const e = document.querySelector(arguments[0]); return e && e.checkVisibility() ? e.innerText.trim() : ''",
                selector);
    }

    /** Waits for an element that can be used. */
    WebElement find(String selector) {
        await(
                selector,
                () -> assertThat(driver.findElement(By.cssSelector(selector)).isDisplayed())
                        .as(selector)
                        .isTrue());
        return driver.findElement(By.cssSelector(selector));
    }

    void click(String selector) {
        find(selector).click();
    }

    /** Runs a script in the page and returns what it says. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    <T> T script(String script, @Nullable Object... arguments) {
        return (T) Objects.requireNonNull(driver.executeScript(script, arguments), script);
    }

    /** Pretends something of the screen or the system, by the protocol of the browser's own tools. */
    void emulate(String command, Map<String, Object> parameters) {
        driver.executeCdpCommand("Emulation." + command, parameters);
    }

    /** What the browser complained of since it was last asked. */
    Complaints complaints() {
        return complaints;
    }

    /** Leaves a picture among the build's files. */
    void picture(String name) {
        save(PICTURES.resolve(name + ".png"));
    }

    void save(Path file) {
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ChromeDriver driver() {
        return driver;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
