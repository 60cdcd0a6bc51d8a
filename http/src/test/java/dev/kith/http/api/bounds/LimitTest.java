package dev.kith.http.api.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What is written of bounds is what holds. */
class LimitTest {
    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Test
    void theReadmeHasAllOfThem() throws Exception {
        assertThat(Files.readString(Path.of("README.md"))).contains(Limit.table());
    }

    @Test
    void soHasTheContract() throws Exception {
        try (var text = Limit.class.getClassLoader().getResourceAsStream("openapi.yaml")) {
            JsonNode limits = new YAMLMapper().readTree(text).path("x-limits");
            List<String> written = StreamSupport.stream(limits.spliterator(), false)
                    .map(limit -> "%s %d %s, %s: %s"
                            .formatted(
                                    limit.path("name").asText(),
                                    limit.path("value").asLong(),
                                    limit.path("unit").asText(),
                                    limit.path("what").asText(),
                                    limit.path("beyond").asText()))
                    .toList();

            assertThat(written)
                    .isEqualTo(Arrays.stream(Limit.values())
                            .map(limit -> "%s %d %s, %s: %s"
                                    .formatted(
                                            word(limit),
                                            limit.count(),
                                            word(limit.unit()),
                                            limit.what(),
                                            limit.beyond()))
                            .toList());
        }
    }

    @Test
    void theServersOwnAreTheSame() {
        Duration configured = ConfigFactory.load("kith-service").getDuration("akka.http.server.request-timeout");

        assertThat(configured).isEqualTo(Limit.ANSWER_TIME.time());
    }

    @Test
    void valuesReadAsPeopleWriteThem() {
        assertThat(Limit.JSON.text()).isEqualTo("64 KiB");
        assertThat(Limit.IMAGE_BYTES.text()).isEqualTo("32 MiB");
        assertThat(Limit.TEXT.text()).isEqualTo("4,096 characters");
        assertThatThrownBy(Limit.TEXT::time).hasMessage("TEXT is no time");
    }
}
