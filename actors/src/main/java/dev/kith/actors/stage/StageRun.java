package dev.kith.actors.stage;

import dev.kith.model.method.Messages;
import dev.kith.model.method.Stage;

/** A stage of a step that may run now, with all its inputs. */
public record StageRun(Stage stage, long step, Messages inputs) {}
