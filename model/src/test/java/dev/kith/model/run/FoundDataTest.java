package dev.kith.model.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Findings;
import dev.kith.model.data.Partition;
import dev.kith.model.data.TestImages;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class FoundDataTest {
    private static final Findings FINDINGS = new Findings(
            "class folders",
            new TreeMap<>(Map.of("hidden", new Findings.PassedOver(14, List.of(".a", ".b")))),
            List.of(new Findings.Table("labels.csv", true, 3, "")),
            List.of(),
            List.of("mind the gap"));

    private final DataSet data = new DataSet(
            "images",
            List.of("cat", "dog"),
            1,
            TestImages.withTruths(0, 1, 0, 1, -1, -1, -1, 0, 1, 0),
            TestImages.withTruths(1, 1),
            List.of(),
            FINDINGS);

    private static Settings settings(String... words) {
        return SettingsLoader.load(SettingsRequest.ofPreset("images").assign(List.of(words), "test"))
                .settings();
    }

    @Test
    void countsEveryClassBySplit() {
        Partition partition = new Partition(new int[] {0, 1}, new int[] {2, 3, 4, 5, 6, 7}, new int[] {8, 9});
        FoundData found = FoundData.of(settings("data.directory=photos"), data, partition);

        assertThat(found.classes())
                .containsExactly(
                        new FoundData.ClassCounts("cat", 1, 2, 1, 0), new FoundData.ClassCounts("dog", 1, 1, 1, 2));
        assertThat(found.labelled()).isEqualTo(2);
        assertThat(found.unlabelled()).as("of unknown class").isEqualTo(3);
        assertThat(found.pool()).isEqualTo(6);
        assertThat(found.validation()).isEqualTo(2);
        assertThat(found.test()).isEqualTo(2);
        assertThat(found.layout()).isEqualTo("class folders");
        assertThat(found.notices()).containsExactly("mind the gap");
        assertThat(found.directory().orElseThrow()).endsWith("photos");
    }

    @Test
    void saysWhereUnlabelledRowsComeFromIfEveryPictureIsLabelled() {
        Partition partition = new Partition(new int[] {0, 1, 2, 3}, new int[0], new int[0]);
        assertThat(FoundData.of(settings("data.directory=photos"), data, partition)
                        .notices())
                .containsExactly(
                        "mind the gap",
                        "every picture is labelled, so the unlabelled rows of a batch are drawn from the same pictures, "
                                + "without their labels; data.labels-per-class holds labels back, "
                                + "method=supervised trains on labels alone");
        assertThat(FoundData.of(settings("data.directory=photos", "method=supervised"), data, partition)
                        .notices())
                .containsExactly("mind the gap");
    }
}
