package dev.kith.http.api;

import static dev.kith.config.Text.format;

import akka.NotUsed;
import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaType;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.Multipart;
import akka.http.javadsl.model.RequestEntity;
import akka.http.javadsl.unmarshalling.Unmarshaller;
import akka.stream.ActorAttributes;
import akka.stream.Attributes;
import akka.stream.Materializer;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import dev.kith.http.api.bounds.LateBodyException;
import dev.kith.http.api.bounds.Limit;
import dev.kith.http.api.questions.QuestionPool;
import dev.kith.http.api.questions.WaitingClients;
import dev.kith.model.evidence.Upload;
import dev.kith.model.evidence.bounds.BusyException;
import dev.kith.model.evidence.bounds.Cancellation;
import dev.kith.model.evidence.bounds.HeapBudget;
import dev.kith.model.evidence.bounds.TooMuchException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reads images from the body of a request: fields named {@code image} of a form, or base64 in JSON. The memory that a body takes
 * is asked for before it is read, and given back with the answer.
 */
final class ImageBody {
    private static final long MOST_BYTES = Limit.IMAGE_BYTES.count();
    private static final int MOST_IMAGES = Limit.IMAGES.count();
    /** Parts of a form, whatever their names. */
    private static final int MOST_PARTS = Limit.PARTS.count();

    private static final String NO_FORM = format("the form cannot be read, or has more than %d parts", MOST_PARTS);
    private static final int PIECE_BYTES = 64 << 10;
    private static final Duration TIMEOUT = Limit.IMAGE_TIME.time();
    /** A body is held as it came, and as images. */
    private static final int COPIES = 2;

    private static final String FIELD = "image";
    /** Taking forms apart would hold up whatever is answered at once. */
    private static final Attributes ASIDE = ActorAttributes.dispatcher("kith.body-dispatcher");

    private final ActorSystem<?> system;
    private final QuestionPool pool;
    private final HeapBudget budget;

    /**
     * Reads bodies within a budget.
     *
     * @param pool where JSON is read, and questions are answered
     */
    ImageBody(ActorSystem<?> system, QuestionPool pool, HeapBudget budget) {
        this.system = system;
        this.pool = pool;
        this.budget = budget;
    }

    /** Answers for images, as long as the client waits. */
    @FunctionalInterface
    interface Answer {
        HttpResponse of(List<Upload> images, Cancellation cancellation);
    }

    /** The JSON way. */
    record Encoded(List<byte[]> images) {}

    /** What a request is answered whose body is images. */
    CompletionStage<HttpResponse> of(Call call, Answer answer) {
        RequestEntity entity = call.request().entity();
        MediaType type = entity.getContentType().mediaType();
        boolean json = type.equals(MediaTypes.APPLICATION_JSON);
        if (!json && !type.equals(MediaTypes.MULTIPART_FORM_DATA) && !isForm(type)) {
            throw new ProblemException(Problem.of(
                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                    "multipart/form-data or application/json is expected, not " + entity.getContentType()));
        }
        long bytes = entity.getContentLengthOption().orElse(MOST_BYTES);
        if (bytes > MOST_BYTES) {
            return refused(entity, Json.problem(Problem.of(ProblemType.TOO_LARGE, Failures.LIMITS)));
        }
        HeapBudget.Held memory;
        try {
            memory = budget.take(COPIES * bytes, "images");
        } catch (BusyException | TooMuchException e) {
            return refused(entity, Failures.answer(e));
        }
        return answered(call, entity, json, answer).whenComplete((done, failure) -> memory.close());
    }

    /** Most clients read no answer before they have sent all: up to some size they are let finish, and nothing is kept. */
    private CompletionStage<HttpResponse> refused(RequestEntity entity, HttpResponse answer) {
        return entity.getContentLengthOption().orElse(0) > 2 * MOST_BYTES
                ? CompletableFuture.completedFuture(answer)
                : entity.withoutSizeLimit()
                        .discardBytes(system)
                        .completionStage()
                        .thenApply(done -> answer);
    }

    private CompletionStage<HttpResponse> answered(Call call, RequestEntity entity, boolean json, Answer answer) {
        Cancellation cancellation = WaitingClients.of(call.request());
        CompletionStage<HttpEntity.Strict> whole = LateBodyException.watched(
                Limit.IMAGE_TIME,
                entity.withSizeLimit(MOST_BYTES).toStrict(TIMEOUT.toMillis(), MOST_BYTES + 1, system));
        if (json) {
            return whole.thenCompose(body ->
                    pool.ask(cancellation, () -> answer.of(checked(decoded(body.getData())), cancellation)));
        }
        return whole.thenCompose(this::parts)
                .thenCompose(sent -> pool.ask(cancellation, () -> answer.of(checked(sent), cancellation)));
    }

    private static boolean isForm(MediaType type) {
        return type.isMultipart() && type.subType().equals("form-data");
    }

    private static List<Upload> decoded(ByteString body) {
        Encoded request = Json.read(body.iterator().asInputStream(), Encoded.class);
        List<byte[]> images = request.images() == null ? List.of() : request.images();
        List<Upload> uploads = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            byte[] encoded = images.get(i);
            uploads.add(new Upload(format("images[%d]", i), encoded == null ? new byte[0] : encoded));
        }
        return uploads;
    }

    private CompletionStage<List<Upload>> parts(HttpEntity.Strict body) {
        return Unmarshaller.entityToMultipartFormData()
                .unmarshal(HttpEntities.createChunked(body.getContentType(), pieces(body.getData())), system)
                .thenCompose(form -> form.getParts()
                        .limit(MOST_PARTS)
                        .mapAsync(1, part -> part.toStrict(TIMEOUT.toMillis(), Materializer.matFromSystem(system)))
                        .withAttributes(ASIDE)
                        .runWith(Sink.seq(), system))
                .thenApply(ImageBody::uploads)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        new ProblemException(Problem.of(ProblemType.MALFORMED_REQUEST, NO_FORM))));
    }

    /** Piece by piece, so that a form of a million parts is given up at the first that are too many. */
    private static Source<ByteString, NotUsed> pieces(ByteString whole) {
        return Source.range(0, (whole.size() - 1) / PIECE_BYTES)
                .map(i -> whole.slice(i * PIECE_BYTES, (i + 1) * PIECE_BYTES));
    }

    private static List<Upload> uploads(List<Multipart.FormData.BodyPart.Strict> parts) {
        List<Upload> uploads = new ArrayList<>();
        for (Multipart.FormData.BodyPart.Strict part : parts) {
            if (part.getName().equals(FIELD)) {
                String name =
                        part.getFilename().filter(text -> !text.isBlank()).orElse("image " + (uploads.size() + 1));
                uploads.add(new Upload(name, part.getEntity().getData().toArray()));
            }
        }
        return uploads;
    }

    private static List<Upload> checked(List<Upload> uploads) {
        if (uploads.isEmpty() || uploads.size() > MOST_IMAGES) {
            throw new ProblemException(Problem.ofField(
                    FIELD,
                    "wrong_value",
                    format(
                            "found %d images, expected 1 to %d: fields named image of a form, or {\"images\": [base64, …]}",
                            uploads.size(), MOST_IMAGES)));
        }
        return uploads;
    }
}
