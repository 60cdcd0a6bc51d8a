package dev.kith.http.service;

import java.util.Map;
import java.util.OptionalLong;

/** Trains runs and keeps their files. */
public interface RunExecutor {

    /**
     * Begins an attempt on a thread of its own: from the beginning, or from the newest checkpoint there is. Returns at once.
     *
     * @param listener is told from other threads
     */
    Attempt begin(String id, Specification specification, Listener listener);

    /** The newest checkpoint of a run that can be gone on from. */
    OptionalLong newestCheckpoint(String id);

    /**
     * Takes the name of a run for its files, so that nobody else does.
     *
     * @return false if there are files of this name already, unless they are only what this has left before for the same
     *     specification
     */
    boolean reserve(String id, Specification specification);

    /**
     * Whether a run can go on with other settings, as far as is known without preparing it.
     *
     * @throws dev.kith.config.hocon.ConfigurationException if it cannot
     */
    default void check(String id, Specification wanted) {}

    /** Makes the files of a run say which settings hold, and since when; those that say so already are left as they are. */
    default void settle(String id, RunSettings settings) {}

    /** Gives back a name that was taken for a run that was not created after all; files that say more than that stay. */
    default void release(String id, Specification specification) {}

    /** How many steps a run has made, if its files say that it is complete. */
    default OptionalLong completed(String id) {
        return OptionalLong.empty();
    }

    /**
     * Removes the files of a run of which no attempt is under way.
     *
     * @throws RuntimeException naming what stays, if not all of them can be removed; it may be tried again
     */
    void remove(String id);

    /** An attempt under way. */
    @FunctionalInterface
    interface Attempt {
        /** Asks it to finish its step, save and end. */
        void stop();
    }

    /** Hears of an attempt. Must return quickly. */
    interface Listener {
        /** The first step comes now. */
        void began(long fromStep);

        /** Something that needs no journal. */
        void told(Telemetry telemetry);

        /** The last word. */
        void ended(End end);
    }

    /** How an attempt ended. */
    sealed interface End {
        /** All steps are made. */
        record Completed(long step) implements End {}

        /** It was asked to end before. */
        record Interrupted(long step, OptionalLong checkpoint) implements End {}

        /** @param checkpoint the newest one that can be gone on from */
        record Failed(String reason, Throwable cause, OptionalLong checkpoint) implements End {
            public Failed(String reason, Throwable cause) {
                this(reason, cause, OptionalLong.empty());
            }
        }
    }

    /** What an attempt tells on its way. */
    sealed interface Telemetry {
        /** A step has ended; the metrics are the newest there are. */
        record Stepped(long step, long totalSteps, Map<String, Double> metrics) implements Telemetry {}

        /** Figures of the validation part. */
        record Evaluated(long step, Map<String, Double> metrics) implements Telemetry {}

        /** A part of the attempt begins. */
        record Phase(String name) implements Telemetry {}

        /** Something that a person should know. */
        record Notice(String text) implements Telemetry {}
    }
}
