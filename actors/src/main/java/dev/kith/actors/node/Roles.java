package dev.kith.actors.node;

import dev.kith.model.method.Role;
import dev.kith.model.method.Stage;

/** Between the model's enums and those of the protocol. */
public final class Roles {
    private static final String ROLE = "ROLE_";

    private Roles() {}

    public static dev.kith.protocol.wire.Stage wire(Stage stage) {
        return switch (stage) {
            case BEGIN -> dev.kith.protocol.wire.Stage.STAGE_BEGIN;
            case COMPLETE -> dev.kith.protocol.wire.Stage.STAGE_COMPLETE;
        };
    }

    /** @throws IllegalArgumentException if this release does not know the stage */
    public static Stage stage(dev.kith.protocol.wire.Stage stage) {
        return switch (stage) {
            case STAGE_BEGIN -> Stage.BEGIN;
            case STAGE_COMPLETE -> Stage.COMPLETE;
            case UNRECOGNIZED -> throw new IllegalArgumentException("an unknown stage");
        };
    }

    public static dev.kith.protocol.wire.Role wire(Role role) {
        return dev.kith.protocol.wire.Role.valueOf(ROLE + role.name());
    }

    /** @throws IllegalArgumentException if this release does not know the role */
    static Role role(dev.kith.protocol.wire.Role role) {
        return Role.valueOf(role.name().substring(ROLE.length()));
    }
}
