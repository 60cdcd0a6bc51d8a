package dev.kith.tests.bench.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    private static final long STATE = 1L << 32;

    private final EventReader reader = new EventReader(URI.create("http://localhost/"), "", new Errors());

    @Test
    void numbersRiseByOneUntilThereIsANewState() {
        hear(STATE, STATE + 1, STATE + 2, 2 * STATE, 3 * STATE, 3 * STATE + 1);

        assertThat(reader.received()).isEqualTo(6);
        assertThat(reader.gaps()).isZero();
        assertThat(reader.reorderings()).isZero();
    }

    @Test
    void aMissingEventIsAGap() {
        hear(STATE, STATE + 2, 2 * STATE + 1);

        assertThat(reader.gaps()).isEqualTo(2);
    }

    @Test
    void anEventThatComesAgainIsNoProgress() {
        hear(STATE, STATE + 1, STATE + 1, STATE);

        assertThat(reader.reorderings()).isEqualTo(2);
    }

    private void hear(long... ids) {
        LongStream.of(ids).forEach(reader::event);
    }
}
