package dev.kith.model.data.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.data.Findings;
import dev.kith.model.data.images.IdenticalPictures.Placed;
import dev.kith.model.data.images.IdenticalPictures.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class IdenticalPicturesTest {
    private final Map<String, Placed> placed = new TreeMap<>();

    IdenticalPicturesTest() {
        placed.put("cat1", new Placed(Use.LABELLED, "cat"));
        placed.put("cat2", new Placed(Use.LABELLED, "cat"));
        placed.put("dog1", new Placed(Use.LABELLED, "dog"));
        placed.put("u1", new Placed(Use.UNLABELLED, ""));
        placed.put("u2", new Placed(Use.UNLABELLED, ""));
        placed.put("v1", new Placed(Use.VALIDATION, "cat"));
        placed.put("t1", new Placed(Use.TEST, "dog"));
    }

    private List<String> told(List<List<String>> groups) {
        Findings.Collector findings = new Findings.Collector();
        IdenticalPictures.tell(groups, placed, findings);
        return findings.findings().notices();
    }

    @Test
    void onePictureOfTwoClasses() {
        assertThat(told(List.of(List.of("cat1", "cat2", "dog1"))))
                .containsExactly(
                        "1 picture of the same content has labels of several classes: cat1 (cat) = dog1 (dog)");
    }

    @Test
    void labelledAndInThePool() {
        assertThat(told(List.of(List.of("cat1", "u1"), List.of("dog1", "u2"))))
                .containsExactly(
                        "2 pictures are labelled and lie among the unlabelled ones, too: cat1 = u1, dog1 = u2");
    }

    @Test
    void testedOnAndLearntFrom() {
        assertThat(told(List.of(List.of("dog1", "t1"), List.of("u1", "v1"))))
                .containsExactly("2 pictures to measure by are learnt from, too, which flatters the accuracy: "
                        + "t1 = dog1, v1 = u1");
    }

    @Test
    void copiesOfOneUseAndFilesThatAreNotUsedAreNothingToSay() {
        assertThat(told(List.of(List.of("cat1", "cat2"), List.of("u1", "u2"), List.of("cat1", "gone"))))
                .isEmpty();
    }

    @Test
    void ofManyTheFirstTenAreNamed() {
        List<List<String>> groups = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            placed.put("l" + i, new Placed(Use.LABELLED, "cat"));
            placed.put("p" + i, new Placed(Use.UNLABELLED, ""));
            groups.add(List.of("l" + i, "p" + i));
        }
        assertThat(told(groups).get(0)).startsWith("12 pictures are").endsWith("l9 = p9, … and 2 more");
    }
}
