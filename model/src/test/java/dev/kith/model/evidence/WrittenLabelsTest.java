package dev.kith.model.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.model.evidence.EvidenceQuery.Order;
import dev.kith.model.evidence.bounds.Cancellation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrittenLabelsTest {
    private static final Map<String, String> NEIGHBORS = Map.of("n1", "cat", "n2", "dog, old", "n3", "cat");

    @TempDir
    Path directory;

    private EvidencePage page(String text, Order order, int after, int limit) throws IOException {
        Path file = Files.writeString(directory.resolve("labels.csv"), text);
        return WrittenLabels.page(
                file,
                90,
                new EvidenceQuery(Optional.empty(), order, after, limit),
                NEIGHBORS,
                Cancellation.within(Duration.ofMinutes(1)));
    }

    private static final String FILE = """
            id,label,confidence,votes,neighbors,similarities,classifier_label,classifier_confidence\r
            a,cat,0.6667,"cat:2 dog, old:1",n1;n2;n3,0.9000;0.8000;0.7000,cat,0.9\r
            "b
            ""x""\",cat,1.0000,cat:2,n1;n3,0.5000;0.4000,"dog, old",0.6\r
            c,"dog, old",0.5000,"dog, old:1 cat:1",n2;n1,0.3000;0.2000,cat,0.8\r
            """;

    @Test
    void readsTheEvidenceOfARecord() throws IOException {
        EvidencePage page = page(FILE, Order.NONE, 0, 1);

        assertThat(page.step()).isEqualTo(90);
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.next()).hasValue(1);
        assertThat(page.labels())
                .containsExactly(new Evidence(
                        "a",
                        "cat",
                        .6667,
                        Map.of("cat", 2, "dog, old", 1),
                        List.of(
                                new Voter("n1", "cat", .9, OptionalLong.empty()),
                                new Voter("n2", "dog, old", .8, OptionalLong.empty()),
                                new Voter("n3", "cat", .7, OptionalLong.empty())),
                        Optional.of("cat")));
    }

    @Test
    void namesMayHoldCommasQuotesAndEndsOfLines() throws IOException {
        assertThat(page(FILE, Order.NONE, 1, 1).labels())
                .extracting(Evidence::id)
                .containsExactly("b\n\"x\"");
    }

    @Test
    void sortsByConfidenceAndFindsDisagreement() throws IOException {
        assertThat(page(FILE, Order.LEAST_CONFIDENT, 0, 9).labels())
                .extracting(Evidence::confidence)
                .containsExactly(.5, .6667, 1.);
        assertThat(page(FILE, Order.DISAGREEMENT, 0, 9).labels())
                .extracting(Evidence::confidence)
                .containsExactly(1., .5);
    }

    @Test
    void anEmptyFileHasNoLabels() throws IOException {
        assertThat(page("", Order.NONE, 0, 9).labels()).isEmpty();
    }

    @Test
    void listsMayBeJsonAndTheFileMayBeginWithAByteOrderMark() throws IOException {
        String file = """
                \uFEFFid,label,confidence,votes,neighbors,similarities,kith_label,reviewed\r
                a,cat,0.6667,"{""cat"":2}","[""n1"",""n;3""]","[0.9000,0.8000]",cat,\r
                """;
        assertThat(page(file, Order.NONE, 0, 9).labels().get(0))
                .isEqualTo(new Evidence(
                        "a",
                        "cat",
                        .6667,
                        Map.of("cat", 1, "", 1),
                        List.of(
                                new Voter("n1", "cat", .9, OptionalLong.empty()),
                                new Voter("n;3", "", .8, OptionalLong.empty())),
                        Optional.empty()));
    }
}
