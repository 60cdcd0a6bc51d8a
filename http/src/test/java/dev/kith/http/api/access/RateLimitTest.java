package dev.kith.http.api.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private long now;
    private final RateLimit limit = new RateLimit(10, () -> now);

    private static InetAddress address(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private int admitted(String client, int asked) {
        int count = 0;
        for (int i = 0; i < asked; i++) {
            count += limit.admit(address(client)).isZero() ? 1 : 0;
        }
        return count;
    }

    @Test
    void aBurstOfTwoSecondsThenTheRate() {
        assertThat(admitted("10.0.0.1", 100)).isEqualTo(20);
        now += Duration.ofSeconds(1).toNanos();
        assertThat(admitted("10.0.0.1", 100)).isEqualTo(10);
        now += Duration.ofHours(1).toNanos();
        assertThat(admitted("10.0.0.1", 100)).isEqualTo(20);
    }

    @Test
    void itSaysHowLongToWait() {
        admitted("10.0.0.1", 20);

        assertThat(limit.admit(address("10.0.0.1"))).isBetween(Duration.ofMillis(99), Duration.ofMillis(101));
        now += Duration.ofMillis(101).toNanos();
        assertThat(limit.admit(address("10.0.0.1"))).isZero();
    }

    @Test
    void everyClientHasABucketOfItsOwn() {
        admitted("10.0.0.1", 100);

        assertThat(admitted("10.0.0.2", 100)).isEqualTo(20);
    }

    @Test
    void aNetworkOfIpv6IsOneClient() {
        admitted("2001:db8::1", 100);

        assertThat(admitted("2001:db8::ffff:1", 1)).isZero();
        assertThat(admitted("2001:db8:0:1::1", 1)).isOne();
    }

    @Test
    void clientsAreForgottenWhenThereAreTooMany() {
        for (int i = 0; i < 70_000; i++) {
            limit.admit(address("10.1.%d.%d".formatted(i / 256 % 256, i % 256)));
        }

        assertThat(limit.remembered()).isEqualTo(4_096);
    }

    @Test
    void zeroIsAnyNumber() {
        RateLimit none = new RateLimit(0, () -> now);

        for (int i = 0; i < 10_000; i++) {
            assertThat(none.admit(address("10.0.0.1"))).isZero();
        }
        assertThat(none.remembered()).isZero();
    }
}
