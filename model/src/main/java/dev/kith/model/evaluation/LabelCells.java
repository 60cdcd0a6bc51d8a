package dev.kith.model.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * Lists in a cell of {@code labels.csv}: JSON arrays, because a file may have any character in its name. Tables of earlier
 * versions, whose lists are separated by semicolons, are read, too.
 */
public final class LabelCells {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private LabelCells() {}

    /** A list of texts as a cell. */
    public static String ofTexts(List<String> texts) {
        return json(texts);
    }

    /** A list of numbers, already rounded, as a cell. */
    static String ofNumbers(List<String> decimals) {
        return json(decimals.stream().map(BigDecimal::new).toList());
    }

    /** Anything else as a cell. */
    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + value, e);
        }
    }

    /** The texts or numbers of a cell, each as it is written. */
    public static List<String> read(String cell) {
        if (cell.startsWith("[")) {
            try {
                return JSON.readValue(cell, TEXTS);
            } catch (JsonProcessingException e) {
                // a name of an earlier version that happens to begin with a bracket
            }
        }
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(";", -1));
    }
}
