package dev.kith.model.run.remembered;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.kith.config.Settings;
import dev.kith.config.Text;
import dev.kith.model.augmentation.Normalization;
import dev.kith.model.data.DataException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run was prepared from, beside its examples: the content of {@code prepared.json}. A run that goes on takes these
 * values instead of finding them anew.
 *
 * @param format version of the file, {@link #FORMAT}
 * @param examplesSha256 of {@code examples.csv}
 * @param classes names, in the order of the class numbers
 * @param counts examples of each {@link ExamplePart}
 * @param mean of each channel of training images, on the scale 0…1
 * @param std of each channel
 * @param steps of the whole run
 * @param batchSize rows of a batch
 * @param batchLabelled labelled rows of it
 * @param imageSize side of a picture in pixels, as networks see it
 * @param source the reader, as {@code data.source} names it
 * @param directory where the data lay; empty for data that Kith draws
 */
public record PreparedFrom(
        int format,
        String examplesSha256,
        List<String> classes,
        Map<String, Integer> counts,
        List<Float> mean,
        List<Float> std,
        long steps,
        int batchSize,
        int batchLabelled,
        int imageSize,
        String source,
        String directory) {
    /** The version that this program writes. */
    public static final int FORMAT = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public PreparedFrom {
        classes = List.copyOf(classes);
        counts = Map.copyOf(counts);
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        if (mean.isEmpty() || mean.size() != std.size()) {
            throw new IllegalArgumentException(Text.format("%d means, %d deviations", mean.size(), std.size()));
        }
    }

    static PreparedFrom of(
            ExampleList examples, List<String> classes, Normalization normalization, Settings settings, long steps) {
        Map<String, Integer> counts = new TreeMap<>();
        for (ExamplePart part : ExamplePart.values()) {
            counts.put(part.word(), examples.count(part));
        }
        return new PreparedFrom(
                FORMAT,
                examples.sha256(),
                classes,
                counts,
                normalization.mean(),
                normalization.std(),
                steps,
                settings.batch().size(),
                settings.batch().labelled(),
                settings.data().imageSize(),
                settings.data().source().name().toLowerCase(Locale.ROOT),
                settings.data().directory().map(Path::toString).orElse(""));
    }

    /** The same with what settings say of batches and pictures. */
    public PreparedFrom under(Settings settings) {
        return new PreparedFrom(
                format,
                examplesSha256,
                classes,
                counts,
                mean,
                std,
                steps,
                settings.batch().size(),
                settings.batch().labelled(),
                settings.data().imageSize(),
                settings.data().source().name().toLowerCase(Locale.ROOT),
                directory);
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e); // texts and numbers always have a JSON form
        }
    }

    /** @throws DataException if it is no such file, or one of a later version */
    static PreparedFrom parse(String source, byte[] json) {
        PreparedFrom parsed;
        try {
            parsed = JSON.readValue(json, PreparedFrom.class);
        } catch (JsonProcessingException e) {
            throw new DataException(Text.format("%s is damaged: %s.", source, e.getOriginalMessage()), e);
        } catch (IOException e) {
            throw new DataException(Text.format("%s is damaged: %s.", source, e.getMessage()), e);
        }
        if (parsed == null || parsed.format != FORMAT) {
            throw new DataException(Text.format("%s is not of version %d.", source, FORMAT));
        }
        return parsed;
    }
}
