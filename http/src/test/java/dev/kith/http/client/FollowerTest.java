package dev.kith.http.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class FollowerTest {

    @Test
    void pausesGrowToABound() {
        assertThat(Follower.pause(0)).isEqualTo(Duration.ofMillis(250));
        assertThat(Follower.pause(1)).isEqualTo(Duration.ofMillis(500));
        assertThat(Follower.pause(6)).isEqualTo(Follower.pause(1_000_000)).isEqualTo(Duration.ofSeconds(15));
    }
}
