package dev.kith.model.trace;

import dev.kith.model.engine.HostTensor;
import dev.kith.model.method.Batch;
import dev.kith.model.method.Embeddings;
import dev.kith.model.method.Payload;
import dev.kith.model.method.Port;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.SemanticPositives;
import dev.kith.model.method.StepResult;
import dev.kith.model.neighbor.Neighbor;
import dev.kith.model.neighbor.Vote;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** The entries of messages. Those that only repeat a part of another entry have none. */
final class PayloadEntries {

    private PayloadEntries() {}

    static void write(Port<?> port, Payload payload, UnaryOperator<String> key, Npz file) throws IOException {
        if (payload instanceof Batch batch) {
            file.put(key.apply("ids"), batch.ids(), batch.size());
            file.put(key.apply("labels"), batch.labels(), batch.size());
            numbered("view", batch.views(), key, file);
        } else if (port.equals(Port.TARGET_EMBEDDINGS) && payload instanceof Embeddings embeddings) {
            numbered("embeddings", embeddings.byDirection(), key, file);
        } else if (payload instanceof SemanticPositives positives) {
            file.put(key.apply("present"), positives.present());
            numbered("positives", positives.byDirection(), key, file);
        } else if (payload instanceof PseudoLabels pseudoLabels) {
            votes(pseudoLabels, key, file);
        } else if (payload instanceof StepResult result) {
            file.put(key.apply("refused"), new int[] {result.refused() ? 1 : 0});
        }
    }

    private static void numbered(String name, List<HostTensor> tensors, UnaryOperator<String> key, Npz file)
            throws IOException {
        for (int i = 0; i < tensors.size(); i++) {
            file.put(key.apply(name + (i + 1)), tensors.get(i));
        }
    }

    private static void votes(PseudoLabels pseudoLabels, UnaryOperator<String> key, Npz file) throws IOException {
        List<Vote> votes = pseudoLabels.votes();
        int rows = votes.size();
        int most = votes.stream().mapToInt(v -> v.neighbors().size()).max().orElse(0);
        float[] agreements = new float[rows];
        long[] ids = new long[rows * most];
        int[] labels = new int[rows * most];
        float[] similarities = new float[rows * most];
        Arrays.fill(ids, -1);
        Arrays.fill(labels, -1);
        Arrays.fill(similarities, Float.NaN);
        for (int row = 0; row < rows; row++) {
            agreements[row] = votes.get(row).agreement();
            List<Neighbor> neighbors = votes.get(row).neighbors();
            for (int n = 0; n < neighbors.size(); n++) {
                ids[row * most + n] = neighbors.get(n).id();
                labels[row * most + n] = neighbors.get(n).label();
                similarities[row * most + n] = neighbors.get(n).similarity();
            }
        }
        file.put(key.apply("rows"), pseudoLabels.rows(), rows);
        file.put(key.apply("labels"), votes.stream().mapToInt(Vote::label).toArray(), rows);
        file.put(key.apply("agreements"), HostTensor.of(agreements, rows));
        file.put(key.apply("neighbors.ids"), ids, rows, most);
        file.put(key.apply("neighbors.labels"), labels, rows, most);
        file.put(key.apply("neighbors.similarities"), HostTensor.of(similarities, rows, most));
    }
}
