package dev.kith.model.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kith.config.DataSettings.Source;
import dev.kith.config.Settings;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.data.Findings;
import dev.kith.model.data.Partition;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * What a run found before its first step, and what it makes of it: {@code found.json}, and {@code found} in the report.
 *
 * @param source the reader, as in {@code data.source}
 * @param directory the folder or archive; absent where Kith draws the data
 * @param layout how the folders were understood; empty where there are none
 * @param classes examples by class
 * @param labelled examples whose label is shown to training
 * @param unlabelled examples of the pool whose class is not known
 * @param pool all examples of the pool: those, and those whose known class is not shown to training
 * @param validation examples to draw curves by
 * @param test examples to report on
 * @param passedOver files that are no examples, by reason
 * @param tables label tables, used or not
 * @param broken files that cannot be decoded
 * @param notices what the user should know, a sentence each
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record FoundData(
        String source,
        Optional<String> directory,
        String layout,
        List<ClassCounts> classes,
        int labelled,
        int unlabelled,
        int pool,
        int validation,
        int test,
        @JsonProperty("passed_over") SortedMap<String, Findings.PassedOver> passedOver,
        List<Findings.Table> tables,
        int broken,
        List<String> notices) {

    /**
     * Examples of one class.
     *
     * @param labelled their label is shown to training
     * @param hidden their label is known, but they lie in the pool without it
     */
    public record ClassCounts(String name, int labelled, int hidden, int validation, int test) {}

    static FoundData of(Settings settings, DataSet data, Partition partition) {
        int classes = data.classes().size();
        Examples training = data.training();
        int[] labelled = count(partition.labelled(), training::truth, classes);
        int[] hidden = count(partition.unlabelled(), training::truth, classes);
        int[] validation = count(partition.validation(), training::truth, classes);
        int[] test = count(IntStream.range(0, data.test().size()).toArray(), data.test()::truth, classes);
        List<ClassCounts> counts = IntStream.range(0, classes)
                .mapToObj(c -> new ClassCounts(data.classes().get(c), labelled[c], hidden[c], validation[c], test[c]))
                .toList();
        Findings findings = data.findings();
        return new FoundData(
                settings.data().source().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                settings.data().source() == Source.SHAPES
                        ? Optional.empty()
                        : settings.data().directory().map(Path::toString),
                findings.layout(),
                counts,
                partition.labelled().length,
                partition.unlabelled().length - Arrays.stream(hidden).sum(),
                partition.unlabelled().length,
                partition.validation().length,
                data.test().size(),
                findings.passedOver(),
                findings.tables(),
                findings.broken().size(),
                notices(settings, partition, findings));
    }

    private static int[] count(int[] examples, IntUnaryOperator truth, int classes) {
        int[] counts = new int[classes];
        Arrays.stream(examples).map(truth).filter(c -> c >= 0).forEach(c -> counts[c]++);
        return counts;
    }

    private static List<String> notices(Settings settings, Partition partition, Findings findings) {
        List<String> notices = new ArrayList<>(findings.notices());
        if (partition.unlabelled().length == 0 && settings.method() != Settings.Method.SUPERVISED) {
            notices.add(
                    "every picture is labelled, so the unlabelled rows of a batch are drawn from the same pictures, "
                            + "without their labels; data.labels-per-class holds labels back, method=supervised trains on labels alone");
        }
        return notices;
    }
}
