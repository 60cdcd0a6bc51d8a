package dev.kith.model.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.kith.config.EvaluationSettings.Classifier;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingWriterTest {

    @TempDir
    Path directory;

    @Test
    void writesVectorsAndTheirNames() throws IOException {
        EvaluationData data = TestData.evaluationData(TestData.PARTITION, i -> i == 1 ? -1 : i % 3, Set.of(15));
        ShippedModel model = TestRuns.model(Classifier.KNN, TestData.evaluationData());
        Path array = directory.resolve("embeddings.npy");
        Path table = directory.resolve("embeddings.csv");
        assertThat(EmbeddingWriter.write(model, data.allTraining(), array, table))
                .isEqualTo(89);

        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(array)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[8];
        bytes.get(magic);
        assertThat(magic).containsExactly(0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0);
        byte[] header = new byte[bytes.getShort()];
        bytes.get(header);
        assertThat(new String(header, StandardCharsets.US_ASCII))
                .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (89, 8), }")
                .endsWith(" \n");
        assertThat(bytes.position() % 64).isZero();
        assertThat(bytes.remaining()).isEqualTo(89 * 8 * 4);
        float[] values = new float[89 * 8];
        bytes.asFloatBuffer().get(values);
        try (FrozenNetwork network = model.open()) {
            assertThat(values)
                    .containsExactly(
                            network.outputs(data.allTraining())
                                    .features()
                                    .normalizedRows()
                                    .values(),
                            within(1e-5f));
        }

        List<String> lines = Files.readAllLines(table);
        assertThat(lines).hasSize(90).startsWith("row,id,label", "0,train/0.png,\"low, dark\"", "1,train/1.png,");
        assertThat(lines.get(16)).isEqualTo("15,train/16.png,middle");
    }
}
