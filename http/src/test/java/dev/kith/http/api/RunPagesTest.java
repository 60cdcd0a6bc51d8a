package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kith.http.service.FakeExecutor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs by name, page by page. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RunPagesTest {
    private static final int MANY = 120;

    @TempDir
    private static Path folder;

    private static final FakeExecutor EXECUTOR = new FakeExecutor();
    private static TestService service;

    @BeforeAll
    static void start() throws Exception {
        service = new TestService(folder, EXECUTOR);
        for (int i = 0; i < MANY; i++) {
            assertThat(service.put("/v1/runs/run-%03d".formatted(i), "{}").status())
                    .isEqualTo(201);
        }
    }

    @AfterAll
    static void stop() {
        EXECUTOR.obedient = true;
        service.close();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("runs").findValuesAsText("id");
    }

    private static JsonNode page(String query) throws Exception {
        TestService.Answer answer = service.get("/v1/runs" + query);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    @Test
    void withoutALimitAllOfThemAreThere() throws Exception {
        assertThat(ids(page(""))).hasSize(MANY).isSorted();
        assertThat(page("").has("next")).isFalse();
    }

    @Test
    void pageAfterPageComesToTheEnd() throws Exception {
        List<String> all = new ArrayList<>();
        String after = "";
        int pages = 0;
        do {
            JsonNode page = page("?limit=50" + (after.isEmpty() ? "" : "&after=" + after));
            all.addAll(ids(page));
            after = page.path("next").asText();
            pages++;
        } while (!after.isEmpty());

        assertThat(pages).isEqualTo(3);
        assertThat(all).hasSize(MANY).isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "?limit=120, 120, ''",
        "?limit=119, 119, run-118",
        "?after=run-117, 2, ''",
        "?after=run-117x, 2, ''",
        "?after=zzz, 0, ''",
        "?limit=1&status=starting, 1, ''",
        "?limit=2&status=created, 2, run-002",
        "?status=completed, 0, ''",
    })
    void itSaysWhetherThereIsMore(String query, int runs, String next) throws Exception {
        JsonNode page = page(query);

        assertThat(ids(page)).hasSize(runs);
        assertThat(page.path("next").asText()).isEqualTo(next);
    }

    @ParameterizedTest
    @CsvSource({"limit=0, limit", "limit=x, limit", "status=absent, status", "page=2, page"})
    void whatIsNoPageIsRefused(String query, String field) throws Exception {
        assertThat(service.get("/v1/runs?" + query).fields()).containsExactly(field);
    }
}
