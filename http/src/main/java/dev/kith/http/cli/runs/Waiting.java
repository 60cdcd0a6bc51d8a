package dev.kith.http.cli.runs;

import static dev.kith.config.Text.format;

import dev.kith.http.api.RunResource;
import dev.kith.http.cli.Console;
import dev.kith.http.cli.ExitCode;
import dev.kith.http.cli.OutputOptions;
import dev.kith.http.cli.Signals;
import dev.kith.http.client.Answer;
import dev.kith.http.client.RunsApi;
import dev.kith.http.progress.Progress;
import java.util.Optional;

/** Waits for a run on behalf of a command, and says with the exit code how it went. */
final class Waiting {
    private final RunsCommand runs;
    private final OutputOptions output;
    private final RunsApi api;

    Waiting(RunsCommand runs, OutputOptions output, RunsApi api) {
        this.runs = runs;
        this.output = output;
        this.api = api;
    }

    /** After a request: programs get the run once, when the goal is reached. */
    int afterRequest(Answer begin, Goal goal) {
        Optional<Answer> end =
                goal.reached(begin.as(RunResource.class)) ? Optional.of(begin) : follow(begin, goal, forPeople());
        end.ifPresent(answer -> runs.print(output, answer, RunText.line(answer.as(RunResource.class))));
        return exitCode(begin, end, goal);
    }

    /** For its own sake: programs get every event. */
    int watching(Answer begin) {
        Console console = runs.console();
        Display display = output.json() ? new EventLines(console.out(), console.err()) : forPeople();
        Optional<Answer> end = follow(begin, Goal.end(), display);
        end.filter(answer -> !output.json())
                .ifPresent(answer -> runs.print(output, answer, RunText.line(answer.as(RunResource.class))));
        return exitCode(begin, end, Goal.end());
    }

    private int exitCode(Answer begin, Optional<Answer> end, Goal goal) {
        if (end.isEmpty()) {
            String id = begin.as(RunResource.class).id();
            runs.console().err().println(format("run %s has been deleted", id));
            return ExitCode.INTERRUPTED;
        }
        return goal.exitCode(end.get().as(RunResource.class));
    }

    private Display forPeople() {
        Console console = runs.console();
        return new ProgressDisplay(output.json() ? Progress.notices(console.err()) : output.progress(console, "main"));
    }

    private Optional<Answer> follow(Answer begin, Goal goal, Display display) {
        try (display;
                Signals signals = new Signals(() -> interrupted(display))) {
            display.notice(format(
                    "run %s; Ctrl-C leaves it to itself",
                    begin.as(RunResource.class).id()));
            return new RunWatch(api, begin, goal, display).await();
        }
    }

    private static void interrupted(Display display) {
        display.notice("the run is left to itself");
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
}
