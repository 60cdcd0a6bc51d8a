package dev.kith.http.api.creation;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Names for runs to which their clients give none: the preset and the time, with a number if there are several in one second.
 * None is given twice; whether it is free the run itself decides, which is made under it or not. Thread-safe.
 */
public final class FreshNames {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private final Map<String, Integer> given = new HashMap<>();
    private String second = "";

    public FreshNames(InstantSource clock) {
        this.clock = clock;
    }

    /** Another name than any before. */
    public synchronized String next(String preset) {
        String now = TIME.format(clock.instant());
        if (!now.equals(second)) {
            second = now;
            given.clear();
        }
        int number = given.merge(preset, 1, Integer::sum);
        return preset + "-" + now + (number == 1 ? "" : "-" + number);
    }
}
