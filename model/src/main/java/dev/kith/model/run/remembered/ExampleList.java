package dev.kith.model.run.remembered;

import static dev.kith.config.Text.format;

import dev.kith.model.checkpoint.Sha256;
import dev.kith.model.data.Csv;
import dev.kith.model.data.DataException;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.data.Partition;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every example of a run, in its order, with the part it plays: the content of {@code examples.csv}. Training examples come
 * first, in the order of their numbers, then those of the test split.
 *
 * <p>The digest of the text names the list: two runs with equal digests saw the same examples in the same parts with the same
 * labels. Labels stand in it by the name of their class, so that a changed label table changes the digest, too, wherever the
 * table lies.
 */
public record ExampleList(List<RememberedExample> examples) {
    private static final String HEADER = "id,part,label";
    private static final int COLUMNS = 3;

    public ExampleList {
        examples = List.copyOf(examples);
    }

    /** The examples of divided data. */
    public static ExampleList of(DataSet data, Partition partition) {
        ExamplePart[] parts = new ExamplePart[data.training().size()];
        Arrays.fill(parts, ExamplePart.UNLABELLED);
        Arrays.stream(partition.labelled()).forEach(i -> parts[i] = ExamplePart.LABELLED);
        Arrays.stream(partition.validation()).forEach(i -> parts[i] = ExamplePart.VALIDATION);
        List<RememberedExample> all = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            all.add(example(data, data.training(), i, parts[i]));
        }
        for (int i = 0; i < data.test().size(); i++) {
            all.add(example(data, data.test(), i, ExamplePart.TEST));
        }
        return new ExampleList(all);
    }

    private static RememberedExample example(DataSet data, Examples examples, int index, ExamplePart part) {
        int truth = examples.truth(index);
        Optional<String> label =
                truth < 0 ? Optional.empty() : Optional.of(data.classes().get(truth));
        return new RememberedExample(examples.id(index), part, label);
    }

    /** Those of some part, in order. */
    public List<RememberedExample> of(ExamplePart part) {
        return examples.stream().filter(example -> example.part() == part).toList();
    }

    /** How many there are of a part. */
    public int count(ExamplePart part) {
        return (int) examples.stream().filter(example -> example.part() == part).count();
    }

    /** RFC 4180, with a header. */
    public String csv() {
        StringBuilder text = new StringBuilder(HEADER).append("\r\n");
        for (RememberedExample example : examples) {
            quote(example.id(), text);
            text.append(',').append(example.part().word()).append(',');
            quote(example.label().orElse(""), text);
            text.append("\r\n");
        }
        return text.toString();
    }

    private static void quote(String field, StringBuilder text) {
        if (isPlain(field)) {
            text.append(field);
        } else {
            text.append('"').append(field.replace("\"", "\"\"")).append('"');
        }
    }

    private static boolean isPlain(String field) {
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == ',' || c == '"' || c == '\r' || c == '\n') {
                return false;
            }
        }
        return field.equals(field.strip());
    }

    /** SHA-256 of {@link #csv()} in UTF-8, in hexadecimal digits. */
    public String sha256() {
        return Sha256.of(csv().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the text again.
     *
     * @param source named in errors
     * @throws DataException if it is no such list
     */
    static ExampleList parse(String source, byte[] bytes) {
        List<Csv.Row> rows = Csv.parse(source, decode(source, bytes));
        if (rows.isEmpty() || !String.join(",", rows.get(0).fields()).equals(HEADER)) {
            throw new DataException(format("The first line of %s is not %s.", source, HEADER));
        }
        List<RememberedExample> examples = new ArrayList<>();
        for (Csv.Row row : rows.subList(1, rows.size())) {
            List<String> fields = row.fields();
            Optional<ExamplePart> part = fields.size() == COLUMNS ? ExamplePart.of(fields.get(1)) : Optional.empty();
            if (part.isEmpty()) {
                throw new DataException(format("Line %d of %s is no example.", row.line(), source));
            }
            Optional<String> label = Optional.of(fields.get(2)).filter(name -> !name.isEmpty());
            examples.add(new RememberedExample(fields.get(0), part.get(), label));
        }
        return new ExampleList(examples);
    }

    private static String decode(String source, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new DataException(format("%s is not UTF-8 text.", source), e);
        }
    }
}
