package dev.kith.http.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LineParserTest {

    private static List<Long> steps(byte[] bytes) {
        List<Long> steps = new ArrayList<>();
        new LineParser().read(bytes, bytes.length, line -> steps.add(line.step()));
        return steps;
    }

    private static List<Long> steps(String text) {
        return steps(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String line(int step) {
        return "{\"step\":" + step + ",\"time\":0.5,\"loss\":1}\n";
    }

    @Test
    void whatIsGoodBetweenGarbageIsRead() throws Exception {
        byte[] garbage = new byte[300];
        new Random(5).nextBytes(garbage);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int step = 1; step <= 5; step++) {
            all.write(line(step).getBytes(StandardCharsets.UTF_8));
            all.write(garbage);
            all.write(new byte[] {'\n', 0, 0, 0, 0, (byte) 0xFF, (byte) 0xFE, '\n'});
        }

        assertThat(steps(all.toByteArray())).containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void tornLinesAreLeftOut() {
        assertThat(steps(line(1) + "{\"step\":2,\"ti\n" + line(3) + "null\n[]\n{}\n" + line(4)))
                .containsExactly(1L, 3L, 4L);
    }

    /** Lines and objects are not the same thing where others have written. */
    @Test
    void twoObjectsOnALineAndOneOnSeveralConfuseNothing() {
        String two = line(1).strip() + line(2);
        assertThat(steps(two + line(3) + "torn\n" + line(4))).containsExactly(1L, 3L, 4L);
        assertThat(steps(two + two + two + "torn\n")).containsExactly(1L, 1L, 1L);

        assertThat(steps(line(1) + "{\"step\":2,\n\"time\":1}\n" + line(3) + "torn\n" + line(4)))
                .containsExactly(1L, 2L, 3L, 4L);
    }
}
