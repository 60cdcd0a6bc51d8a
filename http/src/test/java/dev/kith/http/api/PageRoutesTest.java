package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.http.service.FakeExecutor;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page as a browser gets it. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PageRoutesTest {
    private static final Pattern LINKS = Pattern.compile("(?:src|href)=\"([^#\"]+)\"");

    @TempDir
    private Path folder;

    private TestService service;

    @BeforeEach
    void start() {
        service = new TestService(folder, new FakeExecutor());
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void everythingThatItNamesIsThere() throws Exception {
        TestService.Answer page = service.get("/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.type()).isEqualTo("text/html; charset=UTF-8");
        assertThat(LINKS.matcher(page.response().body()).results().map(link -> link.group(1)))
                .hasSizeGreaterThan(5)
                .allSatisfy(link ->
                        assertThat(service.get("/" + link).status()).as(link).isEqualTo(200));
    }

    @ParameterizedTest
    @CsvSource({
        "/app.js, javascript",
        "/views/run.js, javascript",
        "/webjars/echarts.min.js, javascript",
        "/style/base.css, text/css",
        "/icon.svg, image/svg+xml"
    })
    void filesHaveTheTypesThatABrowserInsistsOn(String path, String type) throws Exception {
        assertThat(service.get(path).type()).contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/app.js", "/webjars/echarts.min.js"})
    void nothingIsLoadedFromOutside(String path) throws Exception {
        var headers = service.get(path).response().headers();

        assertThat(headers.allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("default-src 'none'; script-src 'self';")
                .doesNotContain("unsafe");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Cache-Control")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/README.md",
                "/nothing.js",
                "/../application.conf",
                "/%2e%2e/kith-reference.conf",
                "/views",
                "/views/"
            })
    void nothingElseIsServed(String path) throws Exception {
        assertThat(service.get(path).status()).isEqualTo(404);
    }

    @Test
    void itIsOnlyRead() throws Exception {
        assertThat(service.post("/", "{}").status()).isEqualTo(405);
        assertThat(service.post("/nothing", "{}").status()).isEqualTo(404);
        assertThat(service.send(service.request("/app.js").method("DELETE", HttpRequest.BodyPublishers.noBody()))
                        .status())
                .isIn(404, 405);
    }
}
