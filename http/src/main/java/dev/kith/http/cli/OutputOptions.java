package dev.kith.http.cli;

import dev.kith.http.progress.BarProgress;
import dev.kith.http.progress.JsonEvents;
import dev.kith.http.progress.JsonProgress;
import dev.kith.http.progress.LineProgress;
import dev.kith.http.progress.Progress;
import dev.kith.http.report.Style;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How a command speaks. */
public final class OutputOptions {
    private static final Duration LINE_INTERVAL = Duration.ofSeconds(5);

    @Option(names = "--json", description = "Write JSON for programs instead of text for people.")
    boolean json;

    @Option(names = "--no-color", description = "No colours; the environment variable NO_COLOR does the same.")
    boolean noColor;

    @Option(names = "--quiet", description = "No progress; only what came of it.")
    boolean quiet;

    public boolean json() {
        return json;
    }

    public Style style(Console console) {
        return console.style(!noColor);
    }

    /** @param run which run is meant, where there are several */
    public Progress progress(Console console, String run) {
        if (json) {
            return new JsonProgress(new JsonEvents(console.out()), run);
        } else if (quiet) {
            return Progress.notices(console.err());
        } else if (console.terminal().interactive()) {
            return new BarProgress(console.err(), console.terminal().columns(), style(console), System::nanoTime);
        }
        return new LineProgress(console.err(), style(console), LINE_INTERVAL, System::nanoTime);
    }
}
