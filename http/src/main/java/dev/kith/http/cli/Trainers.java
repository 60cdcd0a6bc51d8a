package dev.kith.http.cli;

import dev.kith.config.PipelineSettings;
import dev.kith.config.Settings;
import dev.kith.model.method.Plan;
import dev.kith.model.run.SequentialTrainer;
import dev.kith.model.run.Trainer;

/** The trainer that the settings name: actors, or the plain loop. */
final class Trainers {

    private Trainers() {}

    static Trainer open(Plan plan, Settings settings) {
        PipelineSettings.Mode mode = settings.pipeline().mode();
        return switch (mode) {
            case SEQUENTIAL, ASYNCHRONOUS -> new SequentialTrainer(plan, settings.pipeline());
        };
    }
}
