package dev.kith.http.api;

import akka.http.javadsl.model.HttpResponse;
import dev.kith.http.service.RunService;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Answers to what many ask again and again. One is given once more as long as no run has changed and a living run would not
 * have told anything new, either; who asks while it is being made gets the same one.
 */
final class RecentAnswers {
    /** As often as a run tells of its steps. */
    private static final Duration FRESH = Duration.ofMillis(200);

    private static final int MOST = 256;
    /** Larger ones are made for whoever was there first: what is remembered shall have a bound. */
    private static final long MOST_BYTES = 64 << 10;

    private final LongSupplier version;
    private final LongSupplier nanos;
    private final int most;
    private final Map<String, Recent> recent = new ConcurrentHashMap<>();

    private record Recent(long version, long nanos, CompletionStage<HttpResponse> answer) {}

    /** @param mostBytes that all of them together may take */
    RecentAnswers(RunService runs, long mostBytes) {
        this(runs::version, System::nanoTime, mostBytes);
    }

    /** @param version changes with every run, {@code nanos} with time */
    RecentAnswers(LongSupplier version, LongSupplier nanos, long mostBytes) {
        this.most = (int) Math.max(1, Math.min(MOST, mostBytes / MOST_BYTES));
        this.version = version;
        this.nanos = nanos;
    }

    /** @param make makes the answer if there is none; nobody else must be answered differently at the same address */
    CompletionStage<HttpResponse> answer(Call call, Supplier<CompletionStage<HttpResponse>> make) {
        String address = call.address();
        long seen = version.getAsLong();
        long now = nanos.getAsLong();
        Recent known = recent.get(address);
        if (known != null && known.version() == seen && now - known.nanos() < FRESH.toNanos()) {
            return known.answer();
        }
        if (recent.size() >= most) {
            recent.clear();
        }
        CompletionStage<HttpResponse> answer = make.get();
        Recent made = new Recent(seen, now, answer);
        recent.put(address, made);
        answer.whenComplete((done, failure) -> {
            if (failure != null || isLarge(done)) {
                recent.remove(address, made);
            }
        });
        return answer;
    }

    private static boolean isLarge(HttpResponse answer) {
        return answer.entity().getContentLengthOption().orElse(Long.MAX_VALUE) > MOST_BYTES;
    }
}
