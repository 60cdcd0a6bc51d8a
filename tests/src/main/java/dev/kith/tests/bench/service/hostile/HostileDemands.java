package dev.kith.tests.bench.service.hostile;

import static dev.kith.config.Text.format;

import dev.kith.tests.bench.service.Latency;
import dev.kith.tests.bench.service.hostile.attack.Asked;
import dev.kith.tests.bench.service.hostile.victim.VictimResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is asked of a service whatever the attack. */
final class HostileDemands {
    static final double MOST_READY_SECONDS = 5;
    static final double MOST_MEMORY = 1.10;
    private static final int SERVER_ERROR = 500;
    private static final String UNAVAILABLE = "503";

    private HostileDemands() {}

    /** Whether all are met, and those of the attack itself. */
    static boolean met(HostileRow row) {
        return row.asked().stream().allMatch(Asked::met) && of(row).stream().allMatch(Asked::met);
    }

    /** Each demand, and whether it is met; what cannot be told on this system is left out. */
    static List<Asked> of(HostileRow row) {
        if (row.skipped().isPresent()) {
            return List.of();
        }
        HostileRow.Aftermath after = row.aftermath();
        List<Asked> asked = new ArrayList<>();
        asked.add(new Asked(after.alive(), "the process lives"));
        asked.add(new Asked(row.defects().isEmpty(), "no answer but 503 is a 5xx " + row.defects()));
        asked.add(new Asked(
                after.readySeconds().isPresent() && after.readySeconds().getAsDouble() <= MOST_READY_SECONDS,
                after.readySeconds().isPresent()
                        ? format(
                                "ready and obeying %.1f s after the attack (asked: %.0f s)",
                                after.readySeconds().getAsDouble(), MOST_READY_SECONDS)
                        : "ready and obeying after the attack"));
        if (after.bytesBefore().isPresent() && after.bytesAfter().isPresent()) {
            double ratio = (double) after.bytesAfter().getAsLong()
                    / after.bytesBefore().getAsLong();
            asked.add(new Asked(
                    ratio <= MOST_MEMORY, format("memory is %.2f of what it was (asked: %.2f)", ratio, MOST_MEMORY)));
        }
        after.run().ifPresent(run -> {
            asked.add(new Asked(run.status().equals("completed"), "the run beside it is " + run.status()));
            asked.add(new Asked(run.equal(), "its parameters are those of the undisturbed run"));
        });
        row.victim().ifPresent(victim -> asked.addAll(victim(row, victim)));
        return List.copyOf(asked);
    }

    private static List<Asked> victim(HostileRow row, VictimResult victim) {
        boolean defect = victim.answers().keySet().stream()
                .anyMatch(status -> !status.equals("none")
                        && !status.equals(UNAVAILABLE)
                        && Integer.parseInt(status) >= SERVER_ERROR);
        Asked whole = new Asked(!defect, "no harmless request leads to a defect " + (defect ? victim.words() : ""));
        if (row.kind().mostMillis().isEmpty() || victim.latency().isEmpty()) {
            return List.of(whole);
        }
        double most = row.kind().mostMillis().getAsDouble();
        Latency latency = victim.latency().get();
        return Stream.of(
                        whole,
                        new Asked(
                                latency.p99() < most,
                                format("p99 of a harmless client %.0f ms (asked: under %.0f ms)", latency.p99(), most)))
                .toList();
    }
}
