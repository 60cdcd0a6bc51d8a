package dev.kith.http.cli;

import static dev.kith.config.Text.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kith.config.Shell;
import dev.kith.http.progress.JsonEvents;
import dev.kith.http.report.Figures;
import dev.kith.http.report.ReportText;
import dev.kith.http.report.Style;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunFiles;
import dev.kith.model.run.RunReport;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells how a run ended. Each method returns the exit code that belongs to it. */
final class RunAnnouncer {
    private final PrintStream out;
    private final boolean json;
    private final Style style;
    private final RunDirectory directory;
    private final Path shown;

    RunAnnouncer(Console console, OutputOptions output, RunDirectory directory) {
        this.out = console.out();
        this.json = output.json;
        this.style = output.style(console);
        this.directory = directory;
        this.shown = Paths.shortest(directory.path());
    }

    int completed(RunReport report) {
        if (json) {
            event("report", directory.path(), "report", tree(report));
        } else {
            out.print(style.shown(ReportText.of(report, shown, FilesOfRun.existing(directory), style)));
        }
        return ExitCode.DONE;
    }

    /** @param step the next step; after the last one, the evaluation of the end is left */
    int interrupted(long step, long totalSteps) {
        if (json) {
            event("interrupted", directory.path(), "step", step);
        } else {
            String where = step < totalSteps
                    ? format("after %s of %s, and saved", Figures.counted(step, "step"), Figures.count(totalSteps))
                    : format(
                            "after all %s, which are saved; evaluation and labels are left",
                            Figures.counted(step, "step"));
            out.println(format("Stopped %s. To go on:%n  ./kith train --resume %s", where, Shell.quoted(shown)));
        }
        return ExitCode.INTERRUPTED;
    }

    /**
     * While the data were prepared.
     *
     * @param resumed whether the run has a past
     */
    int interruptedBefore(boolean resumed) {
        if (json) {
            event("interrupted", directory.path(), "step", 0);
        } else if (resumed) {
            out.println(format(
                    "Stopped before it went on; nothing has changed. To go on:%n  ./kith train --resume %s",
                    Shell.quoted(shown)));
        } else {
            out.println("Stopped before the first step; nothing was begun.");
        }
        return ExitCode.INTERRUPTED;
    }

    /** @param step the next step of the control */
    int interruptedControl(long step) {
        if (json) {
            event("interrupted", directory.control(), "step", step);
        } else {
            out.println(format(
                    "%nThe control was stopped after %s, and saved. To go on:%n  ./kith train --resume %s --compare-supervised",
                    Figures.counted(step, "step"), Shell.quoted(shown)));
        }
        return ExitCode.INTERRUPTED;
    }

    private void event(String event, Path run, String name, Object value) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("run_directory", run.toString());
        values.put(name, value);
        new JsonEvents(out).event(event, values);
    }

    private static JsonNode tree(RunReport report) {
        try {
            return new ObjectMapper().readTree(RunFiles.toJson(report));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report that is not JSON", e);
        }
    }
}
