package dev.kith.tests.bench.messages;

import dev.kith.actors.codec.Envelope;
import dev.kith.actors.codec.PayloadCodec;
import dev.kith.model.engine.HostTensor;
import dev.kith.model.method.Batch;
import dev.kith.model.method.Embeddings;
import dev.kith.model.method.Parameters;
import dev.kith.model.method.Port;
import dev.kith.model.method.PseudoLabels;
import dev.kith.model.method.SemanticPositives;
import dev.kith.model.method.StepResult;
import dev.kith.model.neighbor.Neighbor;
import dev.kith.model.neighbor.Vote;
import dev.kith.protocol.wire.EmbeddingQueueMessage;
import dev.kith.protocol.wire.EmissionLimit;
import dev.kith.protocol.wire.Header;
import dev.kith.protocol.wire.LoaderMessage;
import dev.kith.protocol.wire.OnlineNetworkMessage;
import dev.kith.protocol.wire.PipelineMessage;
import dev.kith.protocol.wire.Stage;
import dev.kith.protocol.wire.StageFinished;
import dev.kith.protocol.wire.StepReleased;
import dev.kith.protocol.wire.TargetNetworkMessage;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The messages of a step of Fashion-MNIST: their sizes are those of a run, their values are zeros. */
final class Samples {
    private static final long STEP = 1000;
    private static final int SIDE = 28;
    private static final int DIM = 128;
    private static final int PARAMETERS = 390_000;
    private static final int VOTERS = 10;
    private static final int FIGURES = 8;

    private final int rows;
    private final int[] places;
    private final long[] ids;
    private final int[] labels;

    Samples(int rows) {
        this.rows = rows;
        this.places = IntStream.range(0, rows).toArray();
        this.ids = IntStream.range(0, rows).mapToLong(row -> 300L * row).toArray();
        this.labels = new int[rows];
    }

    Batch batch() {
        return new Batch(
                STEP,
                ids,
                labels,
                List.of(HostTensor.allocate(rows, SIDE, SIDE, 1), HostTensor.allocate(rows, SIDE, SIDE, 1)));
    }

    Parameters parameters() {
        return new Parameters(STEP, STEP + 1, HostTensor.allocate(PARAMETERS));
    }

    List<Sample> all() {
        return List.of(
                ofBatch(), ofParameters(), ofEmbeddings(), ofLabels(), ofPositives(), ofEnd(), limit(), released());
    }

    private Sample ofBatch() {
        Batch batch = batch();
        return Sample.of(
                "batch",
                OnlineNetworkMessage.class,
                () -> Envelope.of(
                        OnlineNetworkMessage.getDefaultInstance(),
                        header("loader"),
                        Port.BATCH.name(),
                        PayloadCodec.encode(batch)),
                message -> PayloadCodec.decode(message.getHeader().getStep(), message.getBatch()));
    }

    private Sample ofParameters() {
        Parameters parameters = parameters();
        return Sample.of(
                "parameters",
                TargetNetworkMessage.class,
                () -> Envelope.of(
                        TargetNetworkMessage.getDefaultInstance(),
                        header("online"),
                        Port.PARAMETERS.name(),
                        PayloadCodec.encode(parameters)),
                message -> PayloadCodec.decode(message.getHeader().getStep(), message.getParameters()));
    }

    private Sample ofEmbeddings() {
        Embeddings embeddings =
                new Embeddings(STEP, STEP, places, ids, labels, List.of(HostTensor.allocate(rows, DIM)));
        return Sample.of(
                "target embeddings",
                OnlineNetworkMessage.class,
                () -> Envelope.of(
                        OnlineNetworkMessage.getDefaultInstance(),
                        header("target"),
                        Port.TARGET_EMBEDDINGS.name(),
                        PayloadCodec.encode(embeddings)),
                message -> PayloadCodec.decode(message.getHeader().getStep(), message.getEmbeddings()));
    }

    private Sample ofLabels() {
        List<Neighbor> neighbors = IntStream.range(0, VOTERS)
                .mapToObj(i -> new Neighbor(300L * i, 1, 0.9f, i))
                .toList();
        PseudoLabels pseudoLabels = new PseudoLabels(
                STEP,
                STEP + 1,
                places,
                ids,
                IntStream.range(0, rows)
                        .mapToObj(row -> new Vote(1, 1, neighbors))
                        .toList());
        return Sample.of(
                "pseudo-labels",
                EmbeddingQueueMessage.class,
                () -> Envelope.of(
                        EmbeddingQueueMessage.getDefaultInstance(),
                        header("labeler"),
                        Port.PSEUDO_LABELS.name(),
                        PayloadCodec.encode(pseudoLabels)),
                message -> PayloadCodec.decode(message.getHeader().getStep(), message.getPseudoLabels()));
    }

    private Sample ofPositives() {
        SemanticPositives positives = new SemanticPositives(
                STEP, STEP + 1, HostTensor.allocate(rows), List.of(HostTensor.allocate(rows, DIM)), 1, 10);
        return Sample.of(
                "semantic positives",
                OnlineNetworkMessage.class,
                () -> Envelope.of(
                        OnlineNetworkMessage.getDefaultInstance(),
                        header("queue"),
                        Port.SEMANTIC_POSITIVES.name(),
                        PayloadCodec.encode(positives)),
                message -> PayloadCodec.decode(message.getHeader().getStep(), message.getSemanticPositives()));
    }

    private Sample ofEnd() {
        Map<String, Double> figures =
                IntStream.range(0, FIGURES).boxed().collect(Collectors.toMap(i -> "figure/" + i, i -> (double) i));
        StepResult result = new StepResult(STEP, false, figures);
        return Sample.of(
                "stage finished, with result",
                PipelineMessage.class,
                () -> Envelope.of(
                        PipelineMessage.getDefaultInstance(),
                        header("online"),
                        StageFinished.newBuilder()
                                .setStage(Stage.STAGE_COMPLETE)
                                .setResult(PayloadCodec.encode(result))
                                .build()),
                message -> PayloadCodec.decode(
                        message.getHeader().getStep(),
                        message.getStageFinished().getResult()));
    }

    private static Sample limit() {
        return Sample.of(
                "emission limit",
                LoaderMessage.class,
                () -> Envelope.of(
                        LoaderMessage.getDefaultInstance(),
                        header("pipeline"),
                        EmissionLimit.newBuilder()
                                .setEmitBelow(STEP)
                                .setBuildBelow(STEP + 2)
                                .build()),
                LoaderMessage::getEmissionLimit);
    }

    private static Sample released() {
        return Sample.of(
                "step released",
                LoaderMessage.class,
                () -> Envelope.of(
                        LoaderMessage.getDefaultInstance(), header("pipeline"), StepReleased.getDefaultInstance()),
                LoaderMessage::getStepReleased);
    }

    private static Header header(String sender) {
        return Header.newBuilder()
                .setRunId("fashion-mnist-1")
                .setAttempt(1)
                .setSender(sender)
                .setStep(STEP)
                .setOnlineVersion(STEP)
                .build();
    }
}
