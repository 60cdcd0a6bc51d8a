package dev.kith.tests.bench.service.hostile;

import static dev.kith.config.Text.format;

import dev.kith.tests.bench.BenchReport;
import dev.kith.tests.bench.service.Latency;
import dev.kith.tests.bench.service.hostile.attack.Asked;
import dev.kith.tests.bench.service.hostile.victim.VictimResult;
import java.io.PrintStream;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Attacks as text and as rows. */
final class HostileTable {
    private static final double MEGA = 1e6;

    private final PrintStream out;

    HostileTable(PrintStream out) {
        this.out = out;
    }

    void heading() {
        out.println(
                "attack     requests  harmless p50 ms     p99     max  ready after s  memory MB before → after  steps  run");
    }

    /** An attack with what it asked, and of what is asked of all attacks that which is not so; whether all is met. */
    boolean row(HostileRow row) {
        if (row.skipped().isPresent()) {
            out.println(
                    format("%-9s  skipped: %s", row.kind().word(), row.skipped().get()));
            return true;
        }
        HostileRow.Aftermath after = row.aftermath();
        Optional<Latency> latency = row.victim().flatMap(VictimResult::latency);
        out.println(format(
                "%-9s  %8d  %15s  %6s  %6s  %13s  %10s → %-11s  %5s  %s",
                row.kind().word(),
                row.requests(),
                millis(latency.map(Latency::p50)),
                millis(latency.map(Latency::p99)),
                millis(latency.map(Latency::max)),
                seconds(after.readySeconds()),
                megabytes(after.bytesBefore()),
                megabytes(after.bytesAfter()),
                after.steps().isPresent() ? Long.toString(after.steps().getAsLong()) : "–",
                after.run()
                        .map(run -> run.status() + (run.equal() ? ", equal" : ""))
                        .orElse("–")));
        out.println("           answers   " + counts(row.answers()));
        row.victim()
                .ifPresent(victim -> out.println("           harmless  " + counts(victim.answers())
                        + latency("reads", victim.reads()) + latency("commands", victim.commands())));
        row.asked().forEach(this::asked);
        HostileDemands.of(row).stream().filter(common -> !common.met()).forEach(this::asked);
        return HostileDemands.met(row);
    }

    /** What is asked, and whether it is so. */
    void asked(Asked asked) {
        out.println("           " + (asked.met() ? "yes  " : "NO   ") + asked.words());
    }

    private static String counts(SortedMap<String, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + "×" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private static String latency(String kind, Optional<Latency> latency) {
        return latency.map(known -> format(", p99 of %s %.0f ms", kind, known.p99()))
                .orElse("");
    }

    private static String millis(Optional<Double> millis) {
        return millis.map(value -> format("%.1f", value)).orElse("–");
    }

    private static String seconds(OptionalDouble seconds) {
        return seconds.isPresent() ? format("%.1f", seconds.getAsDouble()) : "never";
    }

    private static String megabytes(OptionalLong bytes) {
        return bytes.isPresent() ? format("%.0f", bytes.getAsLong() / MEGA) : "–";
    }

    static void addTo(BenchReport report, HostileRow row) {
        String name = row.kind().word();
        if (row.skipped().isPresent()) {
            report.add(name + ", skipped", 1, "count");
            return;
        }
        report.add(name + ", requests", row.requests(), "count");
        row.answers().forEach((status, count) -> report.add(name + ", answers " + status, count, "count"));
        row.victim().flatMap(VictimResult::latency).ifPresent(latency -> {
            report.add(name + ", harmless p50", latency.p50(), "ms");
            report.add(name + ", harmless p99", latency.p99(), "ms");
            report.add(name + ", harmless max", latency.max(), "ms");
        });
        HostileRow.Aftermath after = row.aftermath();
        after.readySeconds().ifPresent(seconds -> report.add(name + ", ready after", seconds, "s"));
        after.bytesBefore().ifPresent(bytes -> report.add(name + ", memory before", bytes / MEGA, "MB"));
        after.bytesAfter().ifPresent(bytes -> report.add(name + ", memory after", bytes / MEGA, "MB"));
        after.steps().ifPresent(steps -> report.add(name + ", steps", steps, "count"));
        after.run().ifPresent(run -> report.add(name + ", equal parameters", run.equal() ? 1 : 0, "count"));
        report.add(
                name + ", demands not met",
                Stream.concat(row.asked().stream(), HostileDemands.of(row).stream())
                        .filter(asked -> !asked.met())
                        .count(),
                "count");
    }
}
