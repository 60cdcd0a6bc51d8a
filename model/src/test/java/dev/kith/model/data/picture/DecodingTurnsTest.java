package dev.kith.model.data.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.model.data.BrokenExampleException;
import dev.kith.model.data.Image;
import dev.kith.model.data.TestImages;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class DecodingTurnsTest {
    private static final Image IMAGE = new Image(1, 1, 1, new byte[1]);
    private static final int MIB = 1 << 20;

    @Test
    void whatNeedsMoreThanThereIsIsNamed() {
        ImageDecoder decoder = new ImageDecoder(600, ImageDecoder.MOST_PIXELS, new DecodingTurns(2 * MIB));
        byte[] large = TestImages.encode(new BufferedImage(1000, 600, BufferedImage.TYPE_INT_RGB), "png");
        assertThatExceptionOfType(BrokenExampleException.class)
                .isThrownBy(() -> decoder.decode("pool/large.png", large))
                .withMessage(
                        "pool/large.png: decoding takes 3 MB of memory, more than the 2 MB there are for pictures: "
                                + "make it smaller, or give Java more memory (-Xmx)");
        byte[] small = TestImages.encode(new BufferedImage(500, 600, BufferedImage.TYPE_INT_RGB), "png");
        assertThat(decoder.decode("small.png", small).width()).isEqualTo(500);
    }

    /** What is thinned while it is decoded needs little memory however large it is. */
    @Test
    void aLongStripIsReadThinned() {
        ImageDecoder decoder = new ImageDecoder(8, ImageDecoder.MOST_PIXELS, new DecodingTurns(2 * MIB));
        byte[] strip = TestImages.encode(TestImages.halves(40_000, 100, BufferedImage.TYPE_BYTE_GRAY), "png");
        assertThat(decoder.decode("strip.png", strip).width()).isEqualTo(3_137); // of 13334×34
    }

    @Test
    void largePicturesWaitForEachOtherAndSmallOnesDoNot() throws Exception {
        DecodingTurns turns = new DecodingTurns(64 * MIB);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<Image> first = threads.submit(() -> turns.decode(40L * MIB, () -> waiting(begun, leave)));
            begun.await();
            assertThat(turns.decode(20L * MIB, () -> IMAGE))
                    .as("fits beside the first")
                    .isSameAs(IMAGE);
            Future<Image> second = threads.submit(() -> turns.decode(40L * MIB, () -> IMAGE));
            assertThat(turns.decode(MIB, () -> IMAGE)).isSameAs(IMAGE);
            assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> second.get(50, TimeUnit.MILLISECONDS));
            leave.countDown();
            assertThat(first.get()).isSameAs(IMAGE);
            assertThat(second.get()).isSameAs(IMAGE);
        } finally {
            leave.countDown();
            threads.shutdown();
        }
    }

    private static Image waiting(CountDownLatch begun, CountDownLatch leave) throws IOException {
        begun.countDown();
        try {
            leave.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        return IMAGE;
    }
}
