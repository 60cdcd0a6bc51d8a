package dev.kith.http.api.bounds;

import static dev.kith.config.Text.format;

import dev.kith.http.api.access.Access;
import dev.kith.http.api.questions.QuestionPool;
import dev.kith.model.evidence.RunEvidence;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Every bound of the service, with what happens beyond it. The table of the README and {@code x-limits} of the contract say the
 * same; a test compares them.
 */
public enum Limit {
    REQUEST_RATE("requests of one address", (int) Access.REMOTE_RATE, Unit.PER_SECOND, "429"),
    LOCAL_REQUEST_RATE("on loopback or with `--plain-http`", (int) Access.LOCAL_RATE, Unit.PER_SECOND, "429"),
    EVENT_STREAMS("event streams (`--streams`)", Access.EVENT_STREAMS, Unit.COUNT, "503"),
    EVENT_BUFFER("an event stream that is not read", 2_048, Unit.EVENTS, "ends; `Last-Event-ID` brings the rest"),
    ADDRESS("an address with its query", 4 << 10, Unit.BYTES, "414"),
    PARAMETERS("parameters of an address", 32, Unit.COUNT, "422"),
    HEADER("a header", 8 << 10, Unit.BYTES, "431"),
    HEADERS("headers", 64, Unit.COUNT, "400"),
    KEY("`Idempotency-Key`", 255, Unit.CHARACTERS, "400"),
    JSON("a body of JSON, or one that is not read", 64 << 10, Unit.BYTES, "413"),
    JSON_TIME("until it is there", 5, Unit.SECONDS, "408"),
    LEVELS("objects and lists in each other", 32, Unit.COUNT, "400"),
    NAME("a name in it", 1_024, Unit.CHARACTERS, "400"),
    NUMBER("a number in it", 100, Unit.CHARACTERS, "400"),
    TEXT("a text in it, as long as the longest path", 4_096, Unit.CHARACTERS, "422"),
    SETTINGS("values of settings", 1_000, Unit.COUNT, "422"),
    ERRORS("wrong values that an answer lists", 100, Unit.COUNT, "their number is told"),
    IMAGE_BYTES("a body of images", 32 << 20, Unit.BYTES, "413"),
    IMAGE_TIME("until that is there", 20, Unit.SECONDS, "408"),
    IMAGES("images of a request", 64, Unit.COUNT, "422"),
    IMAGE_PIXELS("megapixels of one of them", RunEvidence.MEGAPIXELS_OF_IMAGE, Unit.COUNT, "422"),
    ALL_PIXELS("megapixels of all of them", RunEvidence.MEGAPIXELS, Unit.COUNT, "413"),
    PARTS("parts of a form", 256, Unit.COUNT, "400"),
    QUESTIONS("questions that wait for an answer", QuestionPool.MOST_WAITING, Unit.COUNT, "503"),
    PAGE("runs of a page", 1_000, Unit.COUNT, "422; `next` leads to the others"),
    ANSWER_TIME("an answer", 20, Unit.SECONDS, "503"),
    CONNECTIONS(
            "connections, at least twice the event streams", 1_024, Unit.COUNT, "the one that rests longest is closed"),
    STRANGERS("of them, those that have shown no token", 512, Unit.COUNT, "the oldest silent one is closed"),
    STRANGERS_OF_ADDRESS("of these, those of one address", 256, Unit.COUNT, "its oldest silent one is closed"),
    HEAD_TIME("until a request with its headers is there", 10, Unit.SECONDS, "closed"),
    IDLE_TIME("a connection on which nothing happens", 60, Unit.SECONDS, "closed");

    private final String what;
    private final int value;
    private final Unit unit;
    private final String beyond;

    /** What is counted. */
    public enum Unit {
        COUNT(""),
        BYTES(" bytes"),
        CHARACTERS(" characters"),
        EVENTS(" events"),
        SECONDS(" s"),
        PER_SECOND("/s");

        private final String suffix;

        Unit(String suffix) {
            this.suffix = suffix;
        }
    }

    Limit(String what, int value, Unit unit, String beyond) {
        this.what = what;
        this.value = value;
        this.unit = unit;
        this.beyond = beyond;
    }

    /** In words, as in {@code a header}. */
    public String what() {
        return what;
    }

    public int count() {
        return value;
    }

    public Unit unit() {
        return unit;
    }

    /** A status of HTTP, or what happens instead of an answer. */
    public String beyond() {
        return beyond;
    }

    /** @throws IllegalStateException if it is no time */
    public Duration time() {
        if (unit != Unit.SECONDS) {
            throw new IllegalStateException(this + " is no time");
        }
        return Duration.ofSeconds(value);
    }

    /** The value with its unit, such as {@code 64 KiB}. */
    public String text() {
        if (unit != Unit.BYTES) {
            return format("%,d%s", value, unit.suffix);
        }
        return value < 1 << 20 ? format("%d KiB", value >> 10) : format("%d MiB", value >> 20);
    }

    /** All of them, as a table in Markdown. */
    public static String table() {
        return Arrays.stream(values())
                .map(limit -> format("| %s | %s | %s |\n", limit.what(), limit.text(), limit.beyond()))
                .collect(Collectors.joining("", "| limit | value | beyond it |\n| --- | --- | --- |\n", ""));
    }
}
