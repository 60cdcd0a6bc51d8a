package dev.kith.http.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.data.Findings;
import dev.kith.model.run.FoundData;
import dev.kith.model.run.FoundData.ClassCounts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FoundTextTest {

    /** A folder with something to say of everything. */
    static FoundData found() {
        return new FoundData(
                "images",
                Optional.of("/home/me/photos"),
                "class folders",
                List.of(new ClassCounts("cat", 12, 40, 10, 3), new ClassCounts("猫", 1_012, 0, 5, 120)),
                1_024,
                1_204,
                1_244,
                15,
                123,
                new TreeMap<>(Map.of(
                        "hidden or of the system",
                        new Findings.PassedOver(14, List.of(".DS_Store", "@eaDir/1")),
                        "cannot be decoded",
                        new Findings.PassedOver(1, List.of("a.heic")))),
                List.of(
                        new Findings.Table("labels.csv", true, 30, ""),
                        new Findings.Table("b.csv", false, 0, "another name")),
                1,
                List.of("b.csv is seen but not used: another name"));
    }

    @Test
    void isOneBlock() {
        assertThat(FoundText.of(found(), Style.plain())).isEqualTo("""
                  Found        /home/me/photos: class folders
                               class  labelled  not shown  validation  test
                               cat          12         40          10     3
                               猫        1,012          0           5   120
                  Unlabelled   1,204 pictures, and 40 whose label is not shown to training
                  Table        labels.csv, 30 labels
                  Passed over  cannot be decoded (1): a.heic
                  Passed over  hidden or of the system (14): .DS_Store, @eaDir/1, …
                  Notice       b.csv is seen but not used: another name
                """);
    }

    @Test
    void ofManyClassesTheFirstAreShown() {
        FoundData many = with(IntStream.range(0, 100)
                .mapToObj(i -> new ClassCounts("c" + i, 3, 0, 0, 0))
                .toList());
        assertThat(FoundText.of(many, Style.plain()).lines()).hasSize(24).contains("               … and 80 more");
        assertThat(FoundText.of(many, Style.plain())).doesNotContain("validation", "not shown", "Notice", "Passed");
    }

    private static FoundData with(List<ClassCounts> classes) {
        return new FoundData(
                "images",
                Optional.of("photos"),
                "class folders",
                classes,
                300,
                20,
                20,
                0,
                0,
                new TreeMap<>(),
                List.of(),
                0,
                List.of());
    }

    @Test
    void ofDataThatKithKnowsItIsShort() {
        FoundData shapes = new FoundData(
                "shapes",
                Optional.empty(),
                "",
                IntStream.range(0, 10)
                        .mapToObj(i -> new ClassCounts("c" + i, 10, 540, 50, 100))
                        .toList(),
                100,
                0,
                5_400,
                500,
                1_000,
                new TreeMap<>(),
                List.of(),
                0,
                List.of());
        assertThat(FoundText.of(shapes, Style.plain())).isEqualTo("""
                  Found        shapes, which Kith draws
                               10 classes: 100 labelled, 5,400 unlabelled, 500 validation, 1,000 test
                """);
    }
}
