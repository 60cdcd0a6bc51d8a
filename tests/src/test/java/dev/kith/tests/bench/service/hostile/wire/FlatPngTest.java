package dev.kith.tests.bench.service.hostile.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FlatPngTest {

    @Test
    void itIsAPictureOfItsSizeAndOfFewBytes() throws IOException {
        byte[] png = FlatPng.of(1_000, 700);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));

        assertThat(image.getWidth()).isEqualTo(1_000);
        assertThat(image.getHeight()).isEqualTo(700);
        assertThat(png.length).isLessThan(10_000);
    }

    /** So that a body can be as large as is allowed and right all the same. */
    @Test
    void whatFollowsThePictureDoesNotMatter() throws IOException {
        byte[] png = FlatPng.of(64, 32);

        assertThat(ImageIO.read(new ByteArrayInputStream(Arrays.copyOf(png, 100_000)))
                        .getWidth())
                .isEqualTo(64);
    }
}
