package dev.kith.http.service;

import dev.kith.actors.ActorTrainer;
import dev.kith.config.Settings;
import dev.kith.model.method.Plan;
import dev.kith.model.run.SequentialTrainer;
import dev.kith.model.run.Trainer;
import dev.kith.model.timeline.Timeline;

/** The trainer that the settings name: actors, or the plain loop. */
public final class Trainers {

    private Trainers() {}

    public static Trainer open(Plan plan, Settings settings, Timeline timeline) {
        return switch (settings.pipeline().mode()) {
            case ASYNCHRONOUS -> new ActorTrainer(plan, settings, timeline);
            case SEQUENTIAL -> new SequentialTrainer(plan, settings.pipeline(), timeline);
        };
    }
}
