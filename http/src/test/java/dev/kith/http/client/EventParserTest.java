package dev.kith.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class EventParserTest {

    private static List<ServerEvent> events(String... lines) {
        EventParser parser = new EventParser();
        return Stream.of(lines).map(parser::line).flatMap(Optional::stream).toList();
    }

    @Test
    void eventsEndWithAnEmptyLine() {
        assertThat(events("id:7", "event: step", "data:{\"a\":", "data: 1}", "", "data:", "", "data:not ended"))
                .containsExactly(new ServerEvent("7", "step", "{\"a\":\n1}"), new ServerEvent("", "", ""));
    }

    @Test
    void commentsAndUnknownFieldsAreLeftOut() {
        assertThat(events(": a comment", "retry: 3", "", "data", "")).containsExactly(new ServerEvent("", "", ""));
    }
}
