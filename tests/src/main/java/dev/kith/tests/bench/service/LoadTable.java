package dev.kith.tests.bench.service;

import dev.kith.tests.bench.BenchReport;
import dev.kith.tests.bench.Values;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Figures of a load as text and as rows. */
final class LoadTable {
    private final PrintStream out;

    LoadTable(PrintStream out) {
        this.out = out;
    }

    void heading() {
        out.println("round  quiet steps/s  loaded     loss  client+service   p50 ms     p99     max  events a reader");
    }

    void line(int number, Round round, int processors) {
        Latency latency = new LoadFigures(List.of(round), processors).latency();
        print(
                "%5d  %13.2f  %6.2f  %5.1f %%  %14s  %7.1f  %6.1f  %6.1f  %d … %d",
                number,
                round.quiet().stepsPerSecond(),
                round.loaded().stepsPerSecond(),
                100 * round.loss(),
                round.share(processors)
                        .map(share -> String.format(Locale.ROOT, "%.1f %%", 100 * share))
                        .orElse("unknown"),
                latency.p50(),
                latency.p99(),
                latency.max(),
                round.load().leastEvents(),
                round.load().mostEvents());
    }

    /** Who had the processors, in quiet and under load; nothing where it is not known. */
    void processors(Round round) {
        for (ProcessThreads.Part part : ProcessThreads.Part.values()) {
            round.quiet()
                    .processors(part)
                    .ifPresent(quiet -> print(
                            "       %-9s %.3f → %.3f processors",
                            part.name().toLowerCase(Locale.ROOT),
                            quiet,
                            round.loaded().processors(part).orElse(Double.NaN)));
        }
        print("       client    0 → %.3f", round.client());
    }

    void latencies(LoadFigures figures) {
        out.println();
        figures.byRead().forEach(this::latency);
        latency("all", figures.latency());
    }

    private void latency(String read, Latency latency) {
        print(
                "%-46s %6d answers  p50 %6.1f ms  p99 %6.1f  max %6.1f",
                read, latency.count(), latency.p50(), latency.p99(), latency.max());
    }

    /** Something that is asked for, and whether it is so. */
    boolean verdict(boolean kept, String words, Object... figures) {
        out.print(kept ? "yes  " : "NO   ");
        print(words, figures);
        return kept;
    }

    void print(String words, Object... figures) {
        out.println(String.format(Locale.ROOT, words, figures));
    }

    static void addTo(BenchReport report, LoadFigures figures) {
        LoadResult last = figures.last();
        report.add("errors", last.errors(), "count");
        report.add("gaps and reorderings of events", last.gaps() + last.reorderings(), "count");
        report.add(
                "fewest events of a reader",
                figures.rounds().stream()
                        .mapToLong(round -> round.load().leastEvents())
                        .min()
                        .orElse(0),
                "count");
        report.add("answers", figures.latency().count(), "count");
        report.add("loaded step", figures.step(), "ms/step", "quiet step");
        figures.byRead().forEach((read, latency) -> addTo(report, read, latency));
        addTo(report, "all reads", figures.latency());
        figures.share()
                .map(Values::median)
                .ifPresent(share -> report.add("client and service", share, "processor share"));
        figures.excess().map(Values::median).ifPresent(excess -> report.add("loss beyond that", excess, "share"));
    }

    private static void addTo(BenchReport report, String read, Latency latency) {
        report.add(read + ", p50", latency.p50(), "ms");
        report.add(read + ", p99", latency.p99(), "ms");
        report.add(read + ", max", latency.max(), "ms");
    }
}
