package dev.kith.config.hocon;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import dev.kith.config.ByteSize;
import dev.kith.config.DataSettings.Source;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KindsTest {

    @ParameterizedTest
    @ValueSource(strings = {"128", "128.0", "1.28e2", "\"128\"", "\" 128 \""})
    void wholeNumbersInAnySpelling(String text) {
        assertThat(parse(Kinds.whole("rows", Range.atLeast(1)), text)).contains(128);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "1.5", "many", "null", "[1]", "{}", "true", "\"\"", "3000000000", "1e999999999", "NaN"})
    void notPositiveWholeNumbers(String text) {
        assertThat(parse(Kinds.whole("rows", Range.atLeast(1)), text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 9007199254740993L, Long.MAX_VALUE})
    void longsAreExact(long seed) {
        assertThat(parse(Kinds.longWhole("", Range.ANY), Long.toString(seed))).contains(seed);
    }

    @Test
    void beyondLongIsRefusedInsteadOfRounded() {
        assertThat(parse(Kinds.longWhole("", Range.ANY), "9223372036854775808")).isEmpty();
    }

    @Test
    void numbers() {
        assertThat(parse(Kinds.number(Range.SHARE), "0.1")).contains(0.1);
        assertThat(parse(Kinds.number(Range.SHARE), ".1")).contains(0.1);
        assertThat(parse(Kinds.number(Range.SHARE), "1e-3")).contains(0.001);
        assertThat(parse(Kinds.number(Range.SHARE), "1.01")).isEmpty();
        assertThat(parse(Kinds.number(Range.ANY), "1e400")).isEmpty();
        assertThat(parse(Kinds.number(Range.ANY), "Infinity")).isEmpty();
        assertThat(parse(Kinds.number(Range.above(0)), "0")).isEmpty();
        assertThat(parse(Kinds.number(Range.atLeast(0).below(1)), "1")).isEmpty();
    }

    @Test
    void typesSpeakOfUnitAndRange() {
        assertThat(Kinds.whole("rows", Range.atLeast(2)).type()).isEqualTo("whole number of rows, at least 2");
        assertThat(Kinds.number(Range.SHARE).type()).isEqualTo("number, from 0 to 1");
        assertThat(Kinds.number(Range.above(0).upTo(1)).type()).isEqualTo("number, above 0, at most 1");
        assertThat(Kinds.number("pixels", Range.atLeast(0).below(0.5)).type())
                .isEqualTo("number of pixels, at least 0, below 0.5");
        assertThat(Kinds.longWhole("", Range.ANY).type()).isEqualTo("whole number");
        assertThat(Kinds.choice(Source.class).type()).isEqualTo("one of shapes, fashion-mnist, clothing, images");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1500B, 1500",
        "512MiB, 536870912",
        "1.5 GiB, 1610612736",
        "2g, 2147483648",
        "2 GB, 2000000000",
        "'\"64k\"', 65536"
    })
    void sizesWithAndWithoutUnits(String text, long bytes) {
        assertThat(parse(Kinds.size(), text)).contains(new ByteSize(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "0MiB", "-1MiB", "MiB", "1 potato", "null", "[1]", "{}", "true", "\"\"", "9999999 TiB"})
    void noSizes(String text) {
        assertThat(parse(Kinds.size(), text)).isEmpty();
    }

    @Test
    void flagsAndChoices() {
        assertThat(parse(Kinds.flag(), "true")).contains(true);
        assertThat(parse(Kinds.flag(), "off")).contains(false);
        assertThat(parse(Kinds.flag(), "1")).isEmpty();
        assertThat(parse(Kinds.choice(Source.class), "fashion-mnist")).contains(Source.FASHION_MNIST);
        assertThat(parse(Kinds.choice(Source.class), "FASHION_MNIST")).isEmpty();
        assertThat(parse(Kinds.choice(Source.class), "[shapes]")).isEmpty();
    }

    @Test
    void optionalValues() {
        Kind<OptionalInt> kind = Kinds.whole("rows", Range.atLeast(1)).or("all", OptionalInt.empty(), OptionalInt::of);
        assertThat(parse(kind, "7")).contains(OptionalInt.of(7));
        assertThat(parse(kind, "all")).contains(OptionalInt.empty());
        assertThat(parse(kind, "null")).contains(OptionalInt.empty());
        assertThat(parse(kind, "0")).isEmpty();
        assertThat(parse(kind, "auto")).isEmpty();
        assertThat(kind.type()).isEqualTo("whole number of rows, at least 1, or all");
    }

    @Test
    void listsOfWholeNumbers() {
        Kind<List<Integer>> kind = Kinds.wholes("blocks", Range.atLeast(1), 3);
        assertThat(parse(kind, "[1, 2, 1]")).contains(List.of(1, 2, 1));
        assertThat(parse(kind, "\"1,2\"")).contains(List.of(1, 2));
        assertThat(parse(kind, "4")).contains(List.of(4));
        assertThat(parse(kind, "[]")).isEmpty();
        assertThat(parse(kind, "[1, 0]")).isEmpty();
        assertThat(parse(kind, "[1, null]")).isEmpty();
        assertThat(parse(kind, "[1, 1, 1, 1]")).isEmpty();
        assertThat(parse(kind, "\"1,,2\"")).isEmpty();
    }

    @Test
    void pathsBecomeAbsolute() {
        Path here = Path.of("").toAbsolutePath();
        assertThat(parse(Kinds.path("folder"), "\"photos/../pictures\"")).contains(here.resolve("pictures"));
        assertThat(parse(Kinds.path("folder"), "\"~/photos\""))
                .contains(Path.of(System.getProperty("user.home"), "photos"));
        assertThat(parse(Kinds.path("folder"), "\" \"")).isEmpty();
        assertThat(parse(Kinds.path("folder"), "\"a\\u0000b\"")).isEmpty();
    }

    private static <T> Optional<T> parse(Kind<T> kind, String hocon) {
        ConfigValue value = Optional.ofNullable(
                        ConfigFactory.parseString("value = " + hocon).root().get("value"))
                .orElseThrow();
        return kind.parse().apply(value);
    }
}
