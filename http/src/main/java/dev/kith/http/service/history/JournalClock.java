package dev.kith.http.service.history;

import static dev.kith.config.Text.format;

import java.time.Instant;
import java.time.ZoneId;
import java.util.TimeZone;
import org.h2.util.DateTimeUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the database of the journal open whatever the clock says. H2 notes the local time of every session, and fails with
 * "timeNanos out of range" before 1970: a machine that has lost its clock starts in 1970 by universal time, which is 1969 by
 * the local time of America.
 */
final class JournalClock {
    private static final Logger LOG = LoggerFactory.getLogger(JournalClock.class);

    /** What a clock means to the database. */
    enum ClockReading {
        USABLE,
        /** In universal time only. */
        USABLE_IN_UTC,
        UNUSABLE;

        static ClockReading of(Instant now, ZoneId zone) {
            long local = now.getEpochSecond() + zone.getRules().getOffset(now).getTotalSeconds();
            if (local >= 0) {
                return USABLE;
            }
            return now.getEpochSecond() >= 0 ? USABLE_IN_UTC : UNUSABLE;
        }
    }

    private JournalClock() {}

    /** @throws IllegalStateException if the clock stands before 1970 everywhere, and must be set */
    static void prepare(Instant now, ZoneId zone) {
        switch (ClockReading.of(now, zone)) {
            case USABLE -> {}
            case USABLE_IN_UTC -> {
                LOG.warn("the clock of this machine stands at {}: times are told in UTC until it is set", now);
                TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
                DateTimeUtils.resetCalendar();
            }
            case UNUSABLE ->
                throw new IllegalStateException(format(
                        "the clock of this machine stands at %s, and no database opens before 1970: set the clock",
                        now));
        }
    }
}
