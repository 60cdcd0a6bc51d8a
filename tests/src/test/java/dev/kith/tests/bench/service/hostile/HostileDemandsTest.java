package dev.kith.tests.bench.service.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.tests.bench.service.hostile.attack.Asked;
import dev.kith.tests.bench.service.hostile.attack.AttackKind;
import dev.kith.tests.bench.service.hostile.victim.VictimResult;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HostileDemandsTest {
    private static final long MEGABYTE = 1_000_000;
    private static final HostileRow.RunEnd EQUAL = new HostileRow.RunEnd("completed", true);

    @Test
    void aServiceThatStandsItAllIsFine() {
        HostileRow row = row(after(true, 0.2, 440, EQUAL), victim(40, "200"), List.of());

        assertThat(HostileDemands.of(row)).allMatch(Asked::met);
        assertThat(shown(row))
                .contains("bodies", "completed, equal", "400 → 440")
                .doesNotContain("NO ");
    }

    @Test
    void eachDemandIsToldWhereItIsNotMet() {
        HostileRow row = row(
                after(false, 5.2, 441, new HostileRow.RunEnd("failed", false)),
                victim(600, "500"),
                List.of("POST /x: 500 broken"));

        assertThat(HostileDemands.of(row))
                .noneMatch(Asked::met)
                .extracting(Asked::words)
                .containsExactly(
                        "the process lives",
                        "no answer but 503 is a 5xx [POST /x: 500 broken]",
                        "ready and obeying 5.2 s after the attack (asked: 5 s)",
                        "memory is 1.10 of what it was (asked: 1.10)",
                        "the run beside it is failed",
                        "its parameters are those of the undisturbed run",
                        "no harmless request leads to a defect [GET /v1/runs: 500]",
                        "p99 of a harmless client 600 ms (asked: under 500 ms)");
        assertThat(HostileDemands.met(row)).isFalse();
        assertThat(shown(row)).contains("NO   the process lives");
    }

    @Test
    void aServiceThatNeverComesBackIsNotReady() {
        HostileRow.Aftermath never = new HostileRow.Aftermath(
                true,
                OptionalDouble.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty());

        assertThat(HostileDemands.of(row(never, victim(40, "503"), List.of())))
                .filteredOn(asked -> !asked.met())
                .extracting(Asked::words)
                .containsExactly("ready and obeying after the attack");
    }

    @Test
    void whatTheAttackAsksCountsToo() {
        HostileRow fine = row(after(true, 0.2, 400, EQUAL), victim(40, "200"), List.of());
        HostileRow row = new HostileRow(
                AttackKind.POSTS,
                1,
                new TreeMap<>(),
                List.of(),
                Optional.empty(),
                fine.aftermath(),
                List.of(new Asked(false, "49 runs for 50 requests")),
                Optional.empty());

        assertThat(HostileDemands.met(row)).isFalse();
        assertThat(shown(row)).contains("NO   49 runs for 50 requests");
    }

    @Test
    void whatCannotBeMountedIsNoFailure() {
        HostileRow row = new HostileRow(
                AttackKind.DISK,
                0,
                new TreeMap<>(),
                List.of(),
                Optional.empty(),
                after(false, 9, 900, EQUAL),
                List.of(),
                Optional.of("there is no prlimit"));

        assertThat(HostileDemands.met(row)).isTrue();
        assertThat(shown(row)).isEqualToIgnoringNewLines("disk       skipped: there is no prlimit");
    }

    private static String shown(HostileRow row) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new HostileTable(new PrintStream(bytes, true, StandardCharsets.UTF_8)).row(row);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static HostileRow.Aftermath after(boolean alive, double ready, long megabytes, HostileRow.RunEnd end) {
        return new HostileRow.Aftermath(
                alive,
                OptionalDouble.of(ready),
                OptionalLong.of(400 * MEGABYTE),
                OptionalLong.of(megabytes * MEGABYTE),
                OptionalLong.of(10),
                Optional.of(end));
    }

    private static VictimResult victim(long millis, String status) {
        long[] micros = new long[100];
        Arrays.fill(micros, millis * 1_000);
        return new VictimResult(
                Map.of("reads", micros), new TreeMap<>(Map.of(status, 100L)), List.of("GET /v1/runs: " + status));
    }

    private static HostileRow row(HostileRow.Aftermath after, VictimResult victim, List<String> defects) {
        return new HostileRow(
                AttackKind.BODIES,
                20,
                new TreeMap<>(Map.of("503", 20L)),
                defects,
                Optional.of(victim),
                after,
                List.of(),
                Optional.empty());
    }
}
