package dev.kith.tests.bench.service.hostile.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.tests.bench.service.hostile.wire.RawAnswer;
import dev.kith.tests.bench.service.hostile.wire.RawRequest;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromisesTest {
    private final Promises promises = new Promises();
    private final Map<String, String> runs = new HashMap<>();

    @Test
    void whatHoldsIsNotToldAndWhatDoesNotIs() throws IOException {
        promises.created("kept");
        promises.created("lost");
        promises.deleted("gone");
        promises.deleted("back");
        promises.paused("rests");
        promises.paused("goes-on");
        promises.resumed("resumed");
        promises.rate("faster", 0.003);
        promises.rate("slower", 0.001);
        runs.put("kept", "running");
        runs.put("back", "created");
        runs.put("rests", "paused");
        runs.put("goes-on", "running");
        runs.put("resumed", "created");
        runs.put("faster", "paused");
        runs.put("slower", "paused");

        assertThat(promises.count()).isEqualTo(9);
        assertThat(promises.broken(this::ask))
                .containsExactly(
                        "back was deleted, but: created",
                        "goes-on was paused, but: running",
                        "lost was created, but: 404 {}",
                        "slower was given the learning rate 0.001, but: paused");
    }

    /** Until the next answer both is right. */
    @Test
    void aCommandThatIsUnderWayTakesThePromiseBack() throws IOException {
        promises.paused("rests");
        runs.put("rests", "running");
        promises.unknown("rests", Promises.Aspect.REST);

        assertThat(promises.broken(this::ask)).isEmpty();
    }

    @Test
    void aServiceThatCannotAnswerKeepsNothing() throws IOException {
        promises.deleted("gone");

        assertThat(promises.broken(request -> new RawAnswer(503, Map.of(), "busy")))
                .containsExactly("gone was deleted, but: 503 busy");
    }

    private RawAnswer ask(RawRequest request) {
        String status = runs.get(request.path().replace("/v1/runs/", ""));
        return status == null
                ? new RawAnswer(404, Map.of(), "{}")
                : new RawAnswer(
                        200,
                        Map.of(),
                        "{\"status\": \"" + status
                                + "\", \"changes\": [{\"key\": \"optimizer.learning-rate\", \"to\": 0.001},"
                                + " {\"key\": \"optimizer.learning-rate\", \"to\": 0.003}]}");
    }
}
