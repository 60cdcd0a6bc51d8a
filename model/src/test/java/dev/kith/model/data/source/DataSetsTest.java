package dev.kith.model.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.kith.config.DataSettings;
import dev.kith.config.DataSettings.Source;
import dev.kith.model.data.BrokenExamples;
import dev.kith.model.data.DataException;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Image;
import dev.kith.model.data.Partition;
import dev.kith.model.data.PixelStatistics;
import dev.kith.model.data.TestArchives;
import dev.kith.model.data.TestImages;
import dev.kith.model.data.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Public sets as they are found, and as they are missed. */
class DataSetsTest {

    @ParameterizedTest
    @EnumSource(
            value = Source.class,
            names = {"FASHION_MNIST", "CLOTHING", "IMAGES"})
    void aMissingFolderIsNamedWithTheWayOut(Source source) {
        fails(TestSettings.of(source, Optional.empty()), "Give --data DIR, set data.directory, or set KITH_DATA");
        fails(
                TestSettings.of(source, Optional.of(Path.of("no", "such", "folder"))),
                "%s does not exist. Name another one with --data DIR".formatted(Path.of("no", "such", "folder")));
    }

    @Test
    void anEmptyFolderLacksThePublicSets(@TempDir Path empty) {
        fails(TestSettings.of(Source.CLOTHING, Optional.of(empty)), "The clothing set is not complete");
        fails(TestSettings.of(Source.FASHION_MNIST, Optional.of(empty)), "Fashion-MNIST is not complete");
    }

    @Test
    void clothingJoinsItsTrainingAndValidationArchives(@TempDir Path root) throws IOException {
        byte[] png = TestImages.png();
        Path folder = Files.createDirectories(root.resolve("clothing-small"));
        TestArchives.write(folder.resolve("train.tar.gz"), Map.of("train/hat/1.png", png));
        TestArchives.write(folder.resolve("validation.tar.gz"), Map.of("validation/dress/2.png", png));
        TestArchives.write(folder.resolve("test.tar.gz"), Map.of("test/hat/3.png", png));
        DataSet data = DataSets.open(TestSettings.of(Source.CLOTHING, Optional.of(root)));
        assertThat(data.classes()).containsExactly("dress", "hat");
        assertThat(data.training().id(0)).isEqualTo("train/hat/1.png");
        assertThat(data.training().truth(0)).isEqualTo(1);
        assertThat(data.training().size()).isEqualTo(2);
        assertThat(data.test().truth(0)).isEqualTo(1);

        TestArchives.write(folder.resolve("test.tar.gz"), Map.of("test/shoe/3.png", png));
        fails(TestSettings.of(Source.CLOTHING, Optional.of(root)), "test/shoe/3.png is of a class");
        TestArchives.write(folder.resolve("test.tar.gz"), Map.of("train/hat/3.png", png));
        fails(TestSettings.of(Source.CLOTHING, Optional.of(root)), "its entries are test/<class>/<id>.jpg");
    }

    @Test
    void fashionMnistIsTheRealOne() {
        DataSet data = DataSets.open(TestSettings.of(Source.FASHION_MNIST, Optional.of(realData("fashion-mnist"))));
        assertThat(data.training().size()).isEqualTo(60_000);
        assertThat(data.test().size()).isEqualTo(10_000);
        assertThat(IntStream.range(0, 8).map(data.training()::truth)).containsExactly(9, 0, 0, 3, 0, 2, 7, 2);
        assertThat(IntStream.range(0, 8).map(data.test()::truth)).containsExactly(9, 2, 1, 1, 6, 1, 4, 6);
        assertThat(data.training().image(0).height()).isEqualTo(28);
        Partition everything =
                new Partition(new int[0], IntStream.range(0, 60_000).toArray(), new int[0]);
        PixelStatistics statistics = PixelStatistics.of(data, everything, new BrokenExamples(0));
        assertThat(statistics.mean().get(0)).isBetween(0.28, 0.292); // 0.2860 over all
        assertThat(statistics.std().get(0)).isBetween(0.347, 0.359); // 0.3530 over all
    }

    @Test
    void clothingIsTheRealOne() {
        DataSet data = DataSets.open(TestSettings.of(Source.CLOTHING, Optional.of(realData("clothing-small"))));
        assertThat(data.classes()).hasSize(10).contains("dress", "t-shirt");
        assertThat(data.training().size()).isEqualTo(3_068 + 341);
        assertThat(data.test().size()).isEqualTo(372);
        assertThat(data.training().id(3_067)).startsWith("train/");
        assertThat(data.training().id(3_068)).startsWith("validation/");
        Image image = data.training().image(0);
        assertThat(image.channels()).isEqualTo(3);
        assertThat(Math.min(image.height(), image.width())).isEqualTo(32);
    }

    /** The folder that holds the folders of the public sets; skips the test where there is none. */
    private static Path realData(String set) {
        Path root = Optional.ofNullable(System.getenv("KITH_DATA"))
                .map(Path::of)
                .orElse(Path.of("..", "..", "shared", "data"));
        assumeTrue(
                Files.isDirectory(root.resolve(set)),
                () -> "skipped: there is no real data in " + root.resolve(set) + "; set KITH_DATA to test with it");
        return root;
    }

    private static void fails(DataSettings settings, String why) {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> DataSets.open(settings))
                .withMessageContaining(why);
    }
}
