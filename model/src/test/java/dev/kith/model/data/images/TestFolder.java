package dev.kith.model.data.images;

import dev.kith.config.DataSettings;
import dev.kith.model.data.DataSet;
import dev.kith.model.data.Examples;
import dev.kith.model.data.TestImages;
import dev.kith.model.data.TestSettings;
import dev.kith.model.data.source.DataSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A folder of pictures, each with a content of its own, and of label tables. */
record TestFolder(Path root) {

    TestFolder images(String... ids) throws IOException {
        for (String id : ids) {
            Path file = root.resolve(id);
            Files.createDirectories(file.getParent());
            Files.write(file, TestImages.png(id.hashCode()));
        }
        return this;
    }

    Path table(String id, String... lines) throws IOException {
        Path file = root.resolve(id);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, String.join("\n", lines));
    }

    DataSet open() {
        return DataSets.open(TestSettings.images(root));
    }

    DataSet open(Path labelsFile) {
        return DataSets.open(settings(labelsFile));
    }

    DataSettings settings(Path labelsFile) {
        return TestSettings.images(root, labelsFile);
    }

    /** Class names by id; {@code -} where none is known. */
    static Map<String, String> truths(DataSet data, Examples examples) {
        Map<String, String> truths = new LinkedHashMap<>();
        for (int i = 0; i < examples.size(); i++) {
            int truth = examples.truth(i);
            truths.put(examples.id(i), truth < 0 ? "-" : data.classes().get(truth));
        }
        return truths;
    }
}
