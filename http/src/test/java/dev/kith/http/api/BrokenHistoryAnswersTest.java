package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpResponse;
import dev.kith.http.service.RunAnswer;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class BrokenHistoryAnswersTest {

    @Test
    void everyCommandSaysWhyAndWhenToComeAgain() {
        RunAnswer broken = new RunAnswer.Broken("No space left on device");
        for (Function<RunAnswer, HttpResponse> answers : List.<Function<RunAnswer, HttpResponse>>of(
                Answers::created, Answers::accepted, Answers::changed, Answers::deleted)) {
            HttpResponse answer = answers.apply(broken);

            assertThat(answer.status().intValue()).isEqualTo(503);
            assertThat(answer.getHeader("Retry-After").orElseThrow().value()).isEqualTo("5");
            assertThat(((HttpEntity.Strict) answer.entity()).getData().utf8String())
                    .contains("the history of runs cannot be written: No space left on device");
        }
    }
}
