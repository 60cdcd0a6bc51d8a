package dev.kith.model.data.images;

import static dev.kith.config.Text.format;

import dev.kith.model.data.folder.FileNames;
import java.util.List;
import java.util.Optional;

/**
 * A label table as it was read.
 *
 * @param source the table as the user knows it
 * @param rows those that are labels by hand
 * @param guesses how many further rows still carry Kith's own guess
 */
record LabelTable(String source, List<Row> rows, int guesses) {

    LabelTable {
        rows = List.copyOf(rows);
    }

    /** What there is to say of the guesses, and what to do if they are right. */
    String guessesText() {
        return format(
                "%s still Kith's own guess and no label by hand; write yes into the column reviewed where it is right",
                guesses == 1 ? "1 row is" : guesses + " rows are");
    }

    /**
     * One row.
     *
     * @param line of the file, from 1
     * @param written how the file names the picture, unchanged
     * @param label empty where the row takes the label of the picture away
     */
    record Row(int line, String written, Optional<String> label) {

        /** The picture's id, if what is written is one. */
        String id() {
            return FileNames.normalise(written.strip());
        }
    }
}
