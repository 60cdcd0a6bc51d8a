package dev.kith.model.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ChromeTraceTest {
    private final AtomicLong clock = new AtomicLong(5_000_000);
    private final Timeline timeline = new Timeline(clock::get);

    private List<String> events() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ChromeTrace.write(timeline, out);
        JsonNode root = new ObjectMapper().readTree(out.toByteArray());
        assertThat(root.get("displayTimeUnit").asText()).isEqualTo("ms");
        List<String> events = new ArrayList<>();
        root.get("traceEvents").forEach(event -> events.add(event.toString()));
        return events;
    }

    @Test
    void tracksSlicesAndCountersAreEventsInMicrosecondsFromTheFirstOn() throws IOException {
        timeline.record("online", "complete", 7, () -> {
            clock.addAndGet(1_500);
            timeline.part("online", "backward", 7, () -> clock.addAndGet(2_000));
            return clock.addAndGet(500);
        });
        timeline.record("loader-1", "load", 8, () -> clock.addAndGet(3_000));
        timeline.count("staleness", 4);

        assertThat(events())
                .containsExactly(
                        "{\"ph\":\"M\",\"name\":\"thread_name\",\"pid\":1,\"tid\":1,\"args\":{\"name\":\"loader-1\"}}",
                        "{\"ph\":\"M\",\"name\":\"thread_name\",\"pid\":1,\"tid\":2,\"args\":{\"name\":\"online\"}}",
                        "{\"ph\":\"X\",\"name\":\"backward\",\"pid\":1,\"tid\":2,\"ts\":1.5,\"dur\":2.0,\"args\":{\"step\":7}}",
                        "{\"ph\":\"X\",\"name\":\"complete\",\"pid\":1,\"tid\":2,\"ts\":0.0,\"dur\":4.0,\"args\":{\"step\":7}}",
                        "{\"ph\":\"X\",\"name\":\"load\",\"pid\":1,\"tid\":1,\"ts\":4.0,\"dur\":3.0,\"args\":{\"step\":8}}",
                        "{\"ph\":\"C\",\"name\":\"staleness\",\"pid\":1,\"tid\":0,\"ts\":7.0,\"args\":{\"value\":4.0}}");
    }

    @Test
    void nothingHasHappened() throws IOException {
        assertThat(events()).isEmpty();
    }
}
