package dev.kith.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kith.config.EncoderSettings;
import dev.kith.config.EncoderSettings.Stem;
import dev.kith.config.MlpSettings;
import dev.kith.model.data.Image;
import dev.kith.model.data.TestImages;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What model.json says is enough to come to the same embeddings. */
class InferenceGuideTest {
    private static final double TOLERANCE = 1e-5;

    static Stream<ExportedModel> models() {
        MlpSettings deep = new MlpSettings(5, 6);
        MlpSettings flat = new MlpSettings(0, 7);
        return Stream.of(
                ExportedModel.WRITTEN_DOWN,
                new ExportedModel(
                        new EncoderSettings(3, List.of(2, 1), Stem.PLAIN), deep, 15, Representation.EMBEDDING, true),
                new ExportedModel(
                        new EncoderSettings(4, List.of(1), Stem.PLAIN), flat, 16, Representation.EMBEDDING, false),
                new ExportedModel(
                        new EncoderSettings(4, List.of(1, 1), Stem.IMAGENET), deep, 32, Representation.FEATURE, false));
    }

    @ParameterizedTest
    @MethodSource("models")
    void aProgramThatFollowsItsWordsComesToTheSameEmbeddings(ExportedModel exported) throws IOException {
        ModelFile file = ModelFile.of(exported.model());
        PlainProgram program = new PlainProgram(new JsonMapper().readTree(file.json()), file.tensors());
        Matrix embeddings = exported.embeddings(files());
        int row = 0;
        for (Image picture : ExportedModel.PICTURES.values()) {
            double[] wanted = program.embed(picture);
            assertThat(toDoubles(embeddings.row(row++))).containsExactly(wanted, within(TOLERANCE));
            assertThat(Arrays.stream(wanted).filter(v -> Math.abs(v) > .01).count())
                    .isGreaterThan(2);
        }
    }

    /** The numbers come from reproduce.py, a program in another language that shares nothing with Kith. */
    @Test
    void theNumbersOfAnotherProgramAreThoseOfKith() throws IOException {
        Matrix embeddings = ExportedModel.WRITTEN_DOWN.embeddings(files());
        List<String> lines = lines("embeddings.csv");
        assertThat(lines).hasSize(ExportedModel.PICTURES.size());
        for (int row = 0; row < lines.size(); row++) {
            String[] cells = lines.get(row).split(",", -1);
            assertThat(cells[0])
                    .isEqualTo(List.copyOf(ExportedModel.PICTURES.keySet()).get(row));
            double[] wanted = Arrays.stream(cells)
                    .skip(1)
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            assertThat(toDoubles(embeddings.row(row))).containsExactly(wanted, within(TOLERANCE));
        }
    }

    @Test
    void modelsWithoutTheGuideAreStillRead() {
        ModelFile file = ModelFile.of(ExportedModel.WRITTEN_DOWN.model());
        String older = file.json().replaceFirst("(?s),\\s*\"inference\" : \\{.*\\}\\s*$", "}");
        assertThat(older).doesNotContain("cubic").hasSizeLessThan(file.json().length() / 2);
        assertThat(new ModelFile(older, file.tensors()).toModel().classes()).containsExactly("one", "two");
    }

    private static List<byte[]> files() {
        return ExportedModel.PICTURES.values().stream()
                .map(InferenceGuideTest::png)
                .toList();
    }

    private static byte[] png(Image image) {
        BufferedImage buffered = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                buffered.setRGB(x, y, image.at(y, x, 0) << 16 | image.at(y, x, 1) << 8 | image.at(y, x, 2));
            }
        }
        return TestImages.encode(buffered, "png");
    }

    private static double[] toDoubles(float[] values) {
        double[] doubles = new double[values.length];
        Arrays.setAll(doubles, i -> values[i]);
        return doubles;
    }

    private static List<String> lines(String resource) throws IOException {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(InferenceGuideTest.class.getResourceAsStream(resource)),
                StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        }
    }
}
