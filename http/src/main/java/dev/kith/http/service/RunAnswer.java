package dev.kith.http.service;

import dev.kith.config.hocon.ConfigurationException;

/** What comes of a request. */
public sealed interface RunAnswer {

    /** It is done, and in the journal. */
    record Done(RunView run) implements RunAnswer {}

    /** The run was there already, with the same specification. */
    record Unchanged(RunView run) implements RunAnswer {}

    /** The name belongs to a run with another specification. */
    record Taken(RunView run) implements RunAnswer {}

    /** The name belongs to files that no run of this service has made. */
    record Occupied(String id) implements RunAnswer {}

    /** Not now; what is allowed is in the status of the run. */
    record Refused(RunView run, RunVerb verb) implements RunAnswer {}

    /** The settings do not go with the rest, or cannot change. */
    record Invalid(ConfigurationException problems) implements RunAnswer {}

    /** There is no such run. */
    record Unknown(String id) implements RunAnswer {}

    /** Whoever keeps the runs does not take new ones. */
    record NoNewRuns(String reason) implements RunAnswer {}

    /** The directory of the run cannot be made. */
    record Unwritable(String reason) implements RunAnswer {}

    /** Files of the run cannot be removed: it stays as it was, without those that could be, and may be deleted again. */
    record FilesStayed(RunView run, String reason) implements RunAnswer {}

    /** The history cannot be written now: nothing has happened. */
    record Broken(String reason) implements RunAnswer {}

    /** The service is ending. */
    record Closing() implements RunAnswer {}
}
