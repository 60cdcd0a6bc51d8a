package dev.kith.http.service;

import java.util.Locale;

/** What can be asked of a run that exists. */
public enum RunVerb {
    PAUSE,
    RESUME,
    STOP,
    CHECKPOINT,
    /** Go on with other settings: those of {@link LiveSettings}. */
    SETTINGS,
    DELETE;

    /** As it stands in a path. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
