package dev.kith.tests.strict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.run.Cut;
import dev.kith.model.run.PreparedRun;
import dev.kith.tests.support.Fingerprint;
import dev.kith.tests.support.Training;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** With a staleness of 0 the actors, the loop and the literal algorithm end with the same parameters, bit for bit. */
final class StrictModeTest {

    static Stream<Arguments> runs() {
        return Arrays.stream(StrictRuns.values())
                .flatMap(run -> Stream.of(1L, 2L).map(seed -> Arguments.of(run, seed)));
    }

    @ParameterizedTest(name = "{0}, seed {1}")
    @MethodSource("runs")
    void loopAndActorsEqualTheLiteralAlgorithm(StrictRuns runs, long seed) {
        PreparedRun run = runs.prepare(seed);
        LiteralSemPpl.Result literal = LiteralSemPpl.train(run.context());
        Cut loop = new Training(run, Training.LOOP).train().end().cut();
        Cut actors = new Training(run, Training.ACTORS).train().end().cut();

        Fingerprint expected = Fingerprint.of(Map.of(
                "online parameters", literal.online(),
                "online statistics", literal.onlineStatistics(),
                "target parameters", literal.target(),
                "target statistics", literal.targetStatistics()));
        assertThat(Fingerprint.ofNetworks(loop)).isEqualTo(expected);
        assertThat(Fingerprint.ofNetworks(actors)).isEqualTo(expected);
        // Also what the literal algorithm keeps in another form: moments, queue and counts.
        assertThat(Fingerprint.ofAll(actors)).isEqualTo(Fingerprint.ofAll(loop));
    }

    /** Equal hashes would mean little if training moved nothing, or the seed did not matter. */
    @Test
    void aSeedChangesEveryPartOfTheNetworks() {
        Cut one = new Training(StrictRuns.SHAPES.prepare(1), Training.LOOP)
                .train()
                .end()
                .cut();
        Cut two = new Training(StrictRuns.SHAPES.prepare(2), Training.LOOP)
                .train()
                .end()
                .cut();

        assertThat(Fingerprint.ofNetworks(one).hashes().values())
                .doesNotContainAnyElementsOf(
                        Fingerprint.ofNetworks(two).hashes().values());
    }
}
