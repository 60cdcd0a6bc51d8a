package dev.kith.tests.bench.service;

import java.net.URI;
import java.util.List;

/**
 * What a load asks of a service.
 *
 * @param service address, without a slash at the end
 * @param run the run that is followed
 * @param readers of its events, all at once
 * @param rate requests a second, all reads together
 * @param token that every request carries; empty: none
 */
record LoadSpec(URI service, String run, int readers, int rate, String token) {
    private static final List<String> READS = List.of(
            "/v1/runs",
            "/v1/runs/{id}",
            "/v1/runs/{id}/metrics?names=loss&points=200",
            "/v1/runs/{id}/checkpoints",
            "/v1/presets",
            "/health/ready");

    /** As many of each, in turn. */
    List<String> reads() {
        return READS;
    }

    URI uri(String read) {
        return URI.create(service + read.replace("{id}", run));
    }

    URI events() {
        return uri("/v1/runs/{id}/events");
    }

    /** The line of a head that says who asks; empty without a token. */
    String authorization() {
        return token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    }

    /** As words of a command line; {@link #of} reads them. */
    List<String> words() {
        return List.of(service.toString(), run, Integer.toString(readers), Integer.toString(rate), token);
    }

    static LoadSpec of(String[] words) {
        return new LoadSpec(
                URI.create(words[0]), words[1], Integer.parseInt(words[2]), Integer.parseInt(words[3]), words[4]);
    }
}
