package dev.kith.config.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number has an upper bound, and what lies beyond it is one sentence that names the key. */
class BoundsTest {

    static List<Key> numbers() {
        return Keys.all().stream()
                .filter(key -> key.type().contains("number") || key.type().startsWith("size"))
                .filter(key -> !key.name().equals("seed"))
                .toList();
    }

    @Test
    void thereAreManyNumbers() {
        assertThat(numbers()).hasSizeGreaterThan(60);
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void everyNumberHasAnUpperBound(Key key) {
        assertThat(key.type()).containsPattern(" to [\\d.E+]+|at most [\\d.E+]+|below [\\d.E+]+");
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void whatIsBeyondIsOneProblemOfItsKey(Key key) {
        for (String value : List.of("1e300", "-1", "NaN", "-Infinity", "1e999999999", "9223372036854775808")) {
            SettingsRequest request = SettingsRequest.ofPreset("shapes").assign(key.name() + "=" + value);

            assertThat(ProblemsTest.problems(request)).as(value).singleElement().satisfies(problem -> {
                assertThat(problem.kind()).isEqualTo(Problem.Kind.WRONG_VALUE);
                assertThat(problem.key()).isEqualTo(key.name());
                assertThat(problem.expected()).isEqualTo(key.type());
            });
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            batch.size=1e9                | batch.size (command line: batch.size=1e9): found 1000000000, expected whole number of rows, from 2 to 16384
            queue.capacity=2e9            | queue.capacity (command line: queue.capacity=2e9): found 2000000000, expected whole number of entries, from 1 to 100000000, or auto
            pipeline.prefetch=2147483647  | pipeline.prefetch (command line: pipeline.prefetch=2147483647): found 2147483647, expected whole number of batches, from 0 to 1000
            optimizer.epsilon=1e-300      | optimizer.epsilon (command line: optimizer.epsilon=1e-300): found 1e-300, expected number, from 1E-30 to 1
            """)
    void theSentenceSaysWhatWouldDo(String assignment, String sentence) {
        assertThat(ProblemsTest.messages(SettingsRequest.ofPreset("shapes").assign(assignment)))
                .first()
                .asString()
                .isEqualToIgnoringCase(sentence.replace("1000000000,", "1e9,").replace("2000000000,", "2e9,"));
    }
}
