package dev.kith.model.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CachedExamplesTest {

    @Test
    void whatCameFirstStaysUntilTheLimit() {
        Examples source = new FreshExamples(3);
        CachedExamples cached = new CachedExamples(source, 25); // an image has 10 bytes
        Image first = cached.image(0);
        assertThat(cached.image(0)).isSameAs(first);
        Image second = cached.image(2);
        assertThat(cached.image(1)).isNotSameAs(cached.image(1));
        assertThat(cached.image(0)).isSameAs(first);
        assertThat(cached.image(2)).isSameAs(second);
        assertThat(cached.usedBytes()).isEqualTo(20);
        assertThat(cached.id(1)).isEqualTo("1");
        assertThat(cached.truth(1)).isEqualTo(1);
    }

    @Test
    void manyThreadsCountEveryImageOnce() {
        CachedExamples cached = new CachedExamples(new FreshExamples(50), 10_000);
        IntStream.range(0, 5_000)
                .parallel()
                .forEach(i -> assertThat(cached.image(i % 50).at(0, 0, 0)).isEqualTo(i % 50));
        assertThat(cached.usedBytes()).isEqualTo(500);
    }

    /** Decodes anew whenever it is asked. */
    private record FreshExamples(int size) implements Examples {
        @Override
        public Image image(int index) {
            byte[] pixels = new byte[10];
            pixels[0] = (byte) index;
            return new Image(1, 10, 1, pixels);
        }

        @Override
        public int truth(int index) {
            return index;
        }

        @Override
        public String id(int index) {
            return String.valueOf(index);
        }
    }
}
