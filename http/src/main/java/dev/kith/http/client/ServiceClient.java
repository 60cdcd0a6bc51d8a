package dev.kith.http.client;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Sends requests to a service. Redirections are not followed: the token is for one address. Thread-safe. */
public final class ServiceClient {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int ERRORS = 300;

    private final ServerAddress address;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    public ServiceClient(ServerAddress address) {
        this.address = address;
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path) {
        return send(request(path).POST(HttpRequest.BodyPublishers.noBody()));
    }

    /** @param method of HTTP, one that has a body */
    Answer json(String method, String path, String body) {
        return body(method, path, "application/json", HttpRequest.BodyPublishers.ofString(body));
    }

    /** @param key by which the service knows the request again */
    Answer keyed(String path, String key, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer body(String method, String path, String type, HttpRequest.BodyPublisher body) {
        return send(request(path).header("Content-Type", type).method(method, body));
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /**
     * Opens a stream of server-sent events.
     *
     * @param last the number of the last event that is known
     * @throws RefusedException if the service does not want to
     * @throws UnreachableException if there is no service
     */
    EventStream events(String path, Optional<String> last) {
        HttpRequest.Builder request = request(path).header("Accept", "text/event-stream");
        last.ifPresent(id -> request.header("Last-Event-ID", id));
        var response = exchange(request, HttpResponse.BodyHandlers.ofPublisher());
        if (response.statusCode() == OK) {
            LineQueue lines = new LineQueue();
            response.body()
                    .subscribe(HttpResponse.BodySubscribers.fromLineSubscriber(
                            lines, ignored -> true, StandardCharsets.UTF_8, null));
            return new EventStream(lines);
        }
        HttpResponse.BodySubscriber<String> text = HttpResponse.BodySubscribers.ofString(StandardCharsets.UTF_8);
        response.body().subscribe(text);
        throw RefusedException.of(
                address,
                response.statusCode(),
                text.getBody().toCompletableFuture().join());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).timeout(ANSWER);
        address.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        HttpResponse<String> response =
                exchange(request.header("Accept", "application/json, application/problem+json"), strings());
        if (response.statusCode() >= ERRORS) {
            throw RefusedException.of(address, response.statusCode(), response.body());
        }
        return new Answer(address, response.body());
    }

    private static HttpResponse.BodyHandler<String> strings() {
        return HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8);
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw UnreachableException.nobody(address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UnreachableException.nobody(address, e);
        }
    }
}
