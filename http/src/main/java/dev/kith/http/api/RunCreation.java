package dev.kith.http.api;

import static dev.kith.config.Text.format;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import dev.kith.http.api.bounds.Limit;
import dev.kith.http.api.creation.FreshNames;
import dev.kith.http.api.creation.OpenKeys;
import dev.kith.http.service.RunAnswer;
import dev.kith.http.service.RunId;
import dev.kith.http.service.RunService;
import dev.kith.http.service.RunView;
import dev.kith.http.service.Specification;
import dev.kith.http.service.Specifications;
import dev.kith.http.service.creation.CreationKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** {@code POST /runs}: each request makes one run of its own, or, with a key, one for all requests with that key. */
final class RunCreation {
    private static final String HEADER = "Idempotency-Key";
    private static final int MOST_NAMES = 10_000;

    private final RunService runs;
    private final Specifications specifications;
    private final FreshNames names;
    private final OpenKeys keys = new OpenKeys();

    RunCreation(RunService runs, Specifications specifications, FreshNames names) {
        this.runs = runs;
        this.specifications = specifications;
        this.names = names;
    }

    /** Makes the run, or finds the one that was made for the same key. */
    CompletionStage<HttpResponse> create(HttpRequest request, RunRequest wanted) {
        wanted.id().ifPresent(RunCreation::requireName);
        Optional<CreationKey> key = key(request).map(text -> new CreationKey(text, digest(wanted)));
        if (key.isEmpty()) {
            return make(wanted, Optional.empty());
        }
        String text = key.get().key();
        if (!keys.begin(text)) {
            throw new ProblemException(Problem.of(
                    ProblemType.KEY_UNDER_WAY, "a request with this key is under way: its answer comes soon"));
        }
        return CompletableFuture.completedFuture(text)
                .thenCompose(runs::ofKey)
                .thenCompose(known -> known.<CompletionStage<HttpResponse>>map(
                                run -> CompletableFuture.completedFuture(again(run, key.get())))
                        .orElseGet(() -> make(wanted, key)))
                .whenComplete((answer, failure) -> keys.end(text));
    }

    static void requireName(String id) {
        if (!RunId.isValid(id)) {
            throw new ProblemException(Problem.ofField("id", "wrong_value", "a name has the form " + RunId.FORM));
        }
    }

    private static HttpResponse again(RunView run, CreationKey key) {
        boolean same = run.state().key().equals(Optional.of(key));
        return same
                ? Answers.found(new RunAnswer.Done(run))
                : Json.problem(Problem.ofField(
                        HEADER,
                        "conflict",
                        format("the key came with another body before, and made run %s", run.id())));
    }

    private CompletionStage<HttpResponse> make(RunRequest wanted, Optional<CreationKey> key) {
        Specification specification = wanted.specification(specifications);
        if (wanted.id().isPresent()) {
            return ask(wanted.id().get(), specification, key).thenApply(answer -> told(answer, key));
        }
        String name = key.flatMap(mine -> keys.unclear(mine.key())).orElseGet(() -> names.next(specification.preset()));
        return ask(name, specification, key, 1).thenApply(answer -> told(answer, key));
    }

    /** Under the first name that is free. */
    private CompletionStage<RunAnswer> ask(String name, Specification wanted, Optional<CreationKey> key, int tries) {
        return ask(name, wanted, key)
                .thenCompose(answer -> !isTaken(answer) || isMine(answer, key) || tries == MOST_NAMES
                        ? CompletableFuture.completedFuture(answer)
                        : ask(names.next(wanted.preset()), wanted, key, tries + 1));
    }

    /** If no answer comes, it stays open which name was asked for with the key. */
    private CompletionStage<RunAnswer> ask(String name, Specification wanted, Optional<CreationKey> key) {
        key.ifPresent(mine -> keys.asking(mine.key(), name));
        return runs.create(name, wanted, key).thenApply(answer -> {
            key.ifPresent(mine -> keys.answered(mine.key()));
            return answer;
        });
    }

    private static boolean isTaken(RunAnswer answer) {
        return answer instanceof RunAnswer.Unchanged
                || answer instanceof RunAnswer.Taken
                || answer instanceof RunAnswer.Occupied;
    }

    /** The run was made by an earlier request with the key, of which no answer came in time. */
    private static boolean isMine(RunAnswer answer, Optional<CreationKey> key) {
        return key.isPresent()
                && there(answer).filter(run -> run.state().key().equals(key)).isPresent();
    }

    private static Optional<RunView> there(RunAnswer answer) {
        if (answer instanceof RunAnswer.Unchanged same) {
            return Optional.of(same.run());
        }
        return answer instanceof RunAnswer.Taken other ? Optional.of(other.run()) : Optional.empty();
    }

    /** A name that is taken is taken, whatever for: a POST wants a new run. */
    private static HttpResponse told(RunAnswer answer, Optional<CreationKey> key) {
        Optional<RunView> there = there(answer);
        if (there.isEmpty()) {
            return Answers.created(answer);
        }
        return isMine(answer, key)
                ? Answers.found(new RunAnswer.Done(there.get()))
                : Answers.created(new RunAnswer.Taken(there.get()));
    }

    private static Optional<String> key(HttpRequest request) {
        List<String> values = new ArrayList<>();
        for (HttpHeader header : request.getHeaders()) {
            if (header.is("idempotency-key")) {
                values.add(header.value());
            }
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        String key = values.get(0);
        boolean visible = key.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (values.size() > 1 || key.isEmpty() || key.length() > Limit.KEY.count() || !visible) {
            throw new ProblemException(Problem.of(
                    ProblemType.MALFORMED_REQUEST,
                    format("%s has 1 to %d visible characters, once", HEADER, Limit.KEY.count())));
        }
        return Optional.of(key);
    }

    private static String digest(RunRequest wanted) {
        try {
            byte[] text = Json.write(wanted).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
