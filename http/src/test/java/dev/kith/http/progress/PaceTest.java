package dev.kith.http.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class PaceTest {
    private static final long SECOND = 1_000_000_000L;

    private final Pace pace = new Pace(10 * SECOND);

    @Test
    void oneStepHasNoPace() {
        assertThat(pace.perSecond()).isEmpty();
        pace.add(0, 1);
        assertThat(pace.perSecond()).isEmpty();
    }

    @Test
    void countsStepsBySecond() {
        pace.add(SECOND, 1);
        pace.add(2 * SECOND, 4);
        pace.add(3 * SECOND, 11);

        assertThat(pace.perSecond()).hasValue(5.0);
    }

    @Test
    void forgetsASlowBeginning() {
        pace.add(0, 1);
        pace.add(100 * SECOND, 2);
        pace.add(105 * SECOND, 52);
        pace.add(110 * SECOND, 102);

        assertThat(pace.perSecond()).hasValue(10.0);
    }

    @Test
    void knowsTwoMomentsEvenOfAStepThatTakesLongerThanTheWindow() {
        pace.add(0, 1);
        pace.add(60 * SECOND, 2);

        assertThat(pace.perSecond()).hasValue(1 / 60.0);
    }

    @Test
    void stepsWithoutTimeHaveNoPace() {
        pace.add(5, 1);
        pace.add(5, 2);

        assertThat(pace.perSecond()).isEmpty();
    }
}
