package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class RecentAnswersTest {
    private static final Call CALL = new Call(HttpRequest.GET("/v1/runs?a=1"));

    private final AtomicLong version = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger made = new AtomicInteger();
    private final RecentAnswers answers = new RecentAnswers(version::get, nanos::get, 16 << 20);

    private CompletionStage<HttpResponse> make(String text) {
        made.incrementAndGet();
        return CompletableFuture.completedFuture(HttpResponse.create().withEntity(text));
    }

    private int askedAgain(Call call, String text) {
        int before = made.get();
        answers.answer(call, () -> make(text));
        return made.get() - before;
    }

    @Test
    void whileNothingHappensTheAnswerIsTheSame() {
        assertThat(askedAgain(CALL, "x")).isEqualTo(1);
        nanos.set(Duration.ofMillis(199).toNanos());
        assertThat(askedAgain(CALL, "x")).isZero();
        assertThat(askedAgain(new Call(HttpRequest.GET("/v1/runs?a=2")), "x")).isEqualTo(1);
        nanos.set(Duration.ofMillis(200).toNanos());
        assertThat(askedAgain(CALL, "x")).isEqualTo(1);
    }

    @Test
    void afterAChangeItIsMadeAgain() {
        askedAgain(CALL, "x");
        version.incrementAndGet();

        assertThat(askedAgain(CALL, "x")).isEqualTo(1);
    }

    @Test
    void whoAsksMeanwhileGetsTheSameOne() {
        CompletableFuture<HttpResponse> slow = new CompletableFuture<>();

        assertThat(answers.answer(CALL, () -> slow)).isSameAs(answers.answer(CALL, () -> make("other")));
        assertThat(made.get()).isZero();
    }

    @Test
    void failuresAndLargeAnswersAreNotKept() {
        answers.answer(CALL, () -> CompletableFuture.failedFuture(new IllegalStateException()));
        assertThat(askedAgain(CALL, "x".repeat(65_537))).isEqualTo(1);
        assertThat(askedAgain(CALL, "x")).isEqualTo(1);
        assertThat(askedAgain(CALL, "x")).isZero();
    }
}
