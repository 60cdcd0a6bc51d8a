package dev.kith.http.service.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.http.service.history.JournalClock.ClockReading;
import java.time.Instant;
import java.time.ZoneId;
import java.util.TimeZone;
import org.h2.util.DateTimeUtils;
import org.h2.util.TimeZoneProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalClockTest {

    @ParameterizedTest
    @CsvSource({
        "2026-11-30T21:00:00Z, America/New_York, USABLE",
        "1970-01-01T00:00:10Z, UTC, USABLE",
        "1970-01-01T00:00:10Z, Asia/Tokyo, USABLE",
        "1970-01-01T00:00:10Z, America/New_York, USABLE_IN_UTC",
        "1970-01-01T04:59:59Z, America/New_York, USABLE_IN_UTC",
        "1970-01-01T05:00:00Z, America/New_York, USABLE",
        "1969-12-31T23:59:59Z, Asia/Tokyo, USABLE",
        "1969-12-31T23:59:59Z, UTC, UNUSABLE",
        "1904-01-01T00:00:00Z, Europe/Berlin, UNUSABLE"
    })
    void theDatabaseAgrees(Instant now, ZoneId zone, ClockReading reading) {
        assertThat(ClockReading.of(now, zone)).isEqualTo(reading);
        if (reading == ClockReading.USABLE) {
            assertThatCode(() -> session(now, zone)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> session(now, zone))
                    .as("as long as H2 does so")
                    .hasMessageContaining("timeNanos out of range");
        }
        if (reading == ClockReading.USABLE_IN_UTC) {
            assertThatCode(() -> session(now, ZoneId.of("UTC"))).doesNotThrowAnyException();
        }
    }

    /** What H2 does for every session. */
    private static Object session(Instant now, ZoneId zone) {
        return DateTimeUtils.currentTimestamp(TimeZoneProvider.ofId(zone.getId()), now);
    }

    @Test
    void itIsSetToUniversalTimeOrRefusedByName() {
        TimeZone before = TimeZone.getDefault();
        try {
            JournalClock.prepare(Instant.EPOCH, ZoneId.of("America/New_York"));
            assertThat(TimeZone.getDefault().getID()).isEqualTo("UTC");
        } finally {
            TimeZone.setDefault(before);
            DateTimeUtils.resetCalendar();
        }
        assertThatThrownBy(() -> JournalClock.prepare(Instant.ofEpochSecond(-1), ZoneId.of("UTC")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "the clock of this machine stands at 1969-12-31T23:59:59Z, and no database opens before 1970: set"
                                + " the clock");
    }
}
