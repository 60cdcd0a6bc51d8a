package dev.kith.http.api;

import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code openapi.yaml} promises. {@link Operations} keep all of it and nothing else, so that nothing can be forgotten
 * there; whether answers keep the promise is for tests.
 */
final class Contract {
    /** A resource of the jar. */
    static final String DOCUMENT = "openapi.yaml";

    private static final Pattern PATH = Pattern.compile(" {2}(/\\S*):");
    private static final Pattern METHOD = Pattern.compile(" {4}(get|put|post|delete|patch|head|options):");
    private static final Pattern BODY = Pattern.compile(" {6}requestBody:.*");

    private final String document;
    private final List<Resource> resources;

    private Contract(String document, List<Resource> resources) {
        this.document = document;
        this.resources = resources;
    }

    /**
     * Paths of one form.
     *
     * @param template such as {@code /v1/runs/{id}}
     * @param segments of the template
     * @param reading methods whose requests have a body
     */
    record Resource(String template, List<String> segments, List<HttpMethod> methods, Set<HttpMethod> reading) {

        private boolean matches(List<String> path) {
            if (path.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!matches(segments.get(i), path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean matches(String expected, String found) {
            return expected.startsWith("{") ? !found.isEmpty() : expected.equals(found);
        }
    }

    /** Reads lines, not YAML: a parser would take half a second of the start of a service. A test compares the two. */
    static Contract read() {
        try (InputStream stream = Contract.class.getClassLoader().getResourceAsStream(DOCUMENT)) {
            String text = new String(Objects.requireNonNull(stream, DOCUMENT).readAllBytes(), StandardCharsets.UTF_8);
            List<Resource> resources = new ArrayList<>();
            List<HttpMethod> methods = new ArrayList<>();
            Set<HttpMethod> reading = new HashSet<>();
            for (String line :
                    text.lines().dropWhile(line -> !line.equals("paths:")).toList()) {
                Matcher path = PATH.matcher(line);
                Matcher method = METHOD.matcher(line);
                if (line.equals("components:")) {
                    break;
                } else if (path.matches()) {
                    methods = new ArrayList<>();
                    reading = new HashSet<>();
                    resources.add(new Resource(path.group(1), segments(path.group(1)), methods, reading));
                } else if (method.matches()) {
                    HttpMethods.lookup(method.group(1).toUpperCase(Locale.ROOT)).ifPresent(methods::add);
                } else if (BODY.matcher(line).matches()) {
                    reading.add(methods.get(methods.size() - 1));
                }
            }
            return new Contract(text, resources);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> segments(String path) {
        return Arrays.asList(path.split("/", -1));
    }

    /** The whole text. */
    String document() {
        return document;
    }

    List<Resource> resources() {
        return resources;
    }

    /** What the document says of the path of a request, if it has it. */
    Optional<Resource> resource(HttpRequest request) {
        List<String> path = segments(request.getUri().getPathString());
        return resources.stream().filter(resource -> resource.matches(path)).findFirst();
    }
}
