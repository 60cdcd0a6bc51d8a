package dev.kith.http.cli.runs;

import static dev.kith.config.Text.format;

import dev.kith.http.api.RunResource;
import dev.kith.http.client.ServerEvent;
import dev.kith.http.progress.Progress;
import dev.kith.http.service.RunExecutor.Telemetry;
import java.util.Map;

/** For people: the progress that {@code train} shows. */
final class ProgressDisplay implements Display {
    private final Progress progress;

    ProgressDisplay(Progress progress) {
        this.progress = progress;
    }

    @Override
    public void event(ServerEvent event, RunResource known) {
        switch (event.type()) {
            case "status" -> changed(event.as(RunResource.class));
            case "phase" -> progress.phase(event.data().path("phase").asText());
            case "step" -> stepped(event.as(Telemetry.Stepped.class), known);
            case "evaluation" -> {
                Telemetry.Evaluated told = event.as(Telemetry.Evaluated.class);
                progress.evaluated(told.step(), told.metrics());
            }
            case "notice" -> progress.notice(event.data().path("text").asText());
            default -> {
                // A heartbeat, or something of a later release.
            }
        }
    }

    /** Phases say what happens in an attempt; between attempts nobody says it. */
    private void changed(RunResource run) {
        boolean between = !(run.status().equals("starting") || run.status().equals("running"));
        if (between && !Goal.atRest(run)) {
            progress.notice(format("%s: %s", run.status(), run.reason()));
        }
    }

    /** Steps that are told again say nothing of the pace. */
    private void stepped(Telemetry.Stepped told, RunResource known) {
        if (told.step() + 1 >= known.step()) {
            progress.stepped(told.step(), told.totalSteps(), Map.copyOf(told.metrics()));
        }
    }

    @Override
    public void notice(String text) {
        progress.notice(text);
    }

    @Override
    public void close() {
        progress.close();
    }
}
