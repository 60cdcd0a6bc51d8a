package dev.kith.http.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.http.javadsl.model.HttpEntity;
import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class OperationsTest {
    private static final String NOBODY = "nobody";

    private final Contract contract = Contract.read();

    /** Everything that is promised but one thing; each answers with the form of its address. */
    private Operations without(HttpMethod method, String template) {
        Operations operations = new Operations();
        for (Contract.Resource resource : contract.resources()) {
            for (HttpMethod promised : resource.methods()) {
                if (!promised.equals(method) || !resource.template().equals(template)) {
                    add(operations, promised, resource.template());
                }
            }
        }
        return operations;
    }

    private static void add(Operations operations, HttpMethod method, String template) {
        Operations.Operation form = call -> answer(template);
        if (method.equals(HttpMethods.GET)) {
            operations.get(template, form);
        } else if (method.equals(HttpMethods.POST)) {
            operations.post(template, form);
        } else if (method.equals(HttpMethods.PUT)) {
            operations.put(template, form);
        } else if (method.equals(HttpMethods.PATCH)) {
            operations.patch(template, form);
        } else {
            operations.delete(template, form);
        }
    }

    private static CompletionStage<HttpResponse> answer(String text) {
        return CompletableFuture.completedFuture(HttpResponse.create().withEntity(text));
    }

    private Handler whole() {
        return without(HttpMethods.TRACE, "").under(contract, request -> answer(NOBODY));
    }

    private static String text(Handler handler, HttpRequest request) {
        HttpResponse answer = handler.answer(request).toCompletableFuture().join();
        return ((HttpEntity.Strict) answer.entity()).getData().utf8String();
    }

    @Test
    void aPromiseThatNobodyKeepsIsADefect() {
        Operations less = without(HttpMethods.POST, "/v1/runs/{id}/pause");

        assertThatThrownBy(() -> less.under(contract, request -> answer(NOBODY)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsForgottenInTheDocumentIsADefect() {
        Operations more = without(HttpMethods.TRACE, "");
        more.get("/v1/secret", call -> answer("secret"));

        assertThatThrownBy(() -> more.under(contract, request -> answer(NOBODY)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("GET /v1/secret");
    }

    @Test
    void whoeverHasTheFormOfThePathAnswers() {
        assertThat(text(whole(), HttpRequest.GET("/v1/runs/one"))).isEqualTo("/v1/runs/{id}");
        assertThat(text(whole(), HttpRequest.GET("/v1/runs/one/metrics?from=1")))
                .isEqualTo("/v1/runs/{id}/metrics");
        for (String path : new String[] {
            "/v1/secret", "/v1/runs/one/secret", "/v1/runs/", "/v1/runs//pause", "/v1", "/health", "/x"
        }) {
            assertThat(text(whole(), HttpRequest.GET(path))).as(path).isEqualTo(NOBODY);
        }
    }

    @Test
    void anotherMethodIsToldWhichThereAre() {
        HttpResponse answer = whole().answer(HttpRequest.DELETE("/v1/runs/one/pause"))
                .toCompletableFuture()
                .join();

        assertThat(answer.status().intValue()).isEqualTo(405);
        assertThat(answer.getHeader("Allow").orElseThrow().value()).isEqualTo("POST");
    }

    @Test
    void theNameOfARunIsDecoded() {
        assertThat(new Call(HttpRequest.GET("/v1/runs/a%2Db/queue")).id()).isEqualTo("a-b");
    }
}
