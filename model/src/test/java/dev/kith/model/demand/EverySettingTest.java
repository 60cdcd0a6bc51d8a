package dev.kith.model.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import dev.kith.config.Settings;
import dev.kith.config.hocon.ConfigurationException;
import dev.kith.config.hocon.Key;
import dev.kith.config.hocon.Keys;
import dev.kith.config.hocon.Problem;
import dev.kith.config.hocon.SettingsLoader;
import dev.kith.config.hocon.SettingsRequest;
import dev.kith.model.data.DataException;
import dev.kith.model.data.DataSet;
import dev.kith.model.run.PreparedRun;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every setting at its ends, just beyond them and far beyond: it is accepted and a run can be prepared by it, or it is refused
 * with its name. Nothing else is ever thrown, and little is allocated either way.
 */
final class EverySettingTest {
    private static final long GIB = 1L << 30;
    private static final MachineLimits LAPTOP = new MachineLimits(2, 4 * GIB, GIB / 2, GIB / 2);
    private static final long MOST_ALLOCATED = 200L << 20;
    private static final Pattern LARGEST = Pattern.compile("(?: to |at most |below )([\\d.E+]+)");
    private static final Pattern SMALLEST = Pattern.compile("(?:from |at least |above )([\\d.E+-]+)");
    private static final DataSet DATA = GreyPictures.dataSet(400, 40);
    private static final List<String> SMALL = List.of(
            "data.shapes-train=400",
            "data.shapes-test=40",
            "data.validation=20",
            "data.image-size=16",
            "data.labels-per-class=4",
            "batch.size=20",
            "batch.labelled=8",
            "loss.negatives=6",
            "labeler.k=2",
            "encoder.width=4",
            "encoder.blocks=[1,1]",
            "projector.output=8",
            "predictor.output=8",
            "pipeline.threads=1");

    static List<Key> settings() {
        return Keys.all().stream()
                .filter(key -> !key.name().equals("preset"))
                .filter(key -> key.choices().isEmpty())
                .toList();
    }

    private static List<String> values(Key key) {
        List<String> values = new ArrayList<>(List.of(
                "0",
                "1",
                "-1",
                "0.5",
                "1e300",
                "-1e300",
                "NaN",
                "Infinity",
                "",
                "\u0661",
                "2147483647",
                "2147483648",
                "9223372036854775807",
                "99999999999999999999"));
        for (Pattern end : List.of(SMALLEST, LARGEST)) {
            Matcher bound = end.matcher(key.type());
            if (bound.find()) {
                values.add(bound.group(1));
                values.add(Double.toString(Double.parseDouble(bound.group(1)) * 1.5));
            }
        }
        if (key.name().equals("encoder.blocks")) {
            values.addAll(List.of("1000", "64,64,64,64,64,64,64,64", "1,1,1,1,1,1,1,1,1"));
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("settings")
    void isAcceptedOrRefusedByName(Key key) {
        for (String value : values(key)) {
            String assignment = key.name() + "=" + value;
            long before = allocated();
            Throwable thrown = catchThrowable(() -> prepare(assignment));
            long after = allocated();

            if (thrown instanceof ConfigurationException refused) {
                assertThat(refused.problems())
                        .as(assignment)
                        .hasSizeLessThanOrEqualTo(3)
                        .anySatisfy(problem -> assertThat(problem.message()).contains(key.name()));
                assertThat(refused.problems()).extracting(Problem::message).noneMatch(text -> text.contains("-2147"));
            } else if (thrown != null) {
                assertThat(thrown)
                        .as(assignment)
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining(key.name());
            }
            assertThat(after - before).as(assignment).isLessThan(MOST_ALLOCATED);
        }
    }

    /** All that is done before the first step, on pictures that cost nothing. */
    private static void prepare(String assignment) {
        Settings settings = SettingsLoader.load(SettingsRequest.ofPreset("shapes")
                        .assign(SMALL, "small")
                        .assign(assignment))
                .settings();
        RunDemands.check(settings, DataFacts.foreseen(settings), LAPTOP);
        if (settings.budget().minutes().isEmpty()) { // those are measured by training
            PreparedRun run = PreparedRun.on(DATA, settings);
            RunDemands.check(settings, DataFacts.of(DATA, run.partition()), LAPTOP);
            run.batchMemory();
        }
    }

    private static long allocated() {
        return ManagementFactory.getPlatformMXBean(ThreadMXBean.class).getCurrentThreadAllocatedBytes();
    }
}
