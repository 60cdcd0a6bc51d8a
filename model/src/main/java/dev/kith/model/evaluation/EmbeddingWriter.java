package dev.kith.model.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes embeddings: {@code [rows, width]} as a NumPy array, and beside it a table that names the rows, with the columns
 * {@code row}, {@code id} and {@code label}, which is empty where nobody knows it.
 */
public final class EmbeddingWriter {
    private static final int CHUNK = 4096;

    private EmbeddingWriter() {}

    /**
     * Embeds examples in the space in which the model looks for neighbours, some thousand at a time; works on the calling
     * thread.
     *
     * @param array file of the vectors, of unit length, by custom {@code *.npy}
     * @param table file of the names, by custom {@code *.csv}
     * @return how many were embedded; those that cannot be decoded are left out
     * @throws java.io.UncheckedIOException if a file cannot be written
     */
    public static int write(ShippedModel model, Selection selection, Path array, Path table) {
        int[] rows = {0};
        FileAside.replace(
                array,
                asideArray -> FileAside.replace(table, asideTable -> {
                    try (FrozenNetwork network = model.open();
                            NpyFile npy = new NpyFile(
                                    asideArray,
                                    model.neighbors().bank().vectors().columns());
                            CSVPrinter names =
                                    new CSVPrinter(Files.newBufferedWriter(asideTable), LabelColumns.FORMAT)) {
                        names.printRecord("row", "id", "label");
                        for (Selection chunk : selection.chunks(CHUNK)) {
                            Outputs outputs = network.outputs(chunk);
                            npy.append(model.neighbors().bank().representation().of(outputs));
                            name(outputs, chunk, model.classes(), rows[0], names);
                            rows[0] += outputs.rows();
                        }
                    }
                }));
        return rows[0];
    }

    private static void name(Outputs outputs, Selection selection, List<String> classes, int firstRow, CSVPrinter names)
            throws IOException {
        for (int i = 0; i < outputs.rows(); i++) {
            int example = outputs.examples()[i];
            int truth = selection.examples().truth(example);
            names.printRecord(
                    Integer.toString(firstRow + i),
                    selection.examples().id(example),
                    truth < 0 ? "" : classes.get(truth));
        }
    }
}
