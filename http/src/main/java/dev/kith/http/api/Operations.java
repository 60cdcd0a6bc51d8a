package dev.kith.http.api;

import static dev.kith.config.Text.format;

import akka.http.javadsl.model.HttpMethod;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.japi.Pair;
import dev.kith.http.api.bounds.BeyondLimitException;
import dev.kith.http.api.bounds.Limit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Who answers what the document promises: a table of its paths and methods. */
final class Operations {
    private final Map<String, Map<HttpMethod, Operation>> table = new LinkedHashMap<>();

    /** Answers the calls of one method and form of path. May throw what {@link Failures} knows. */
    @FunctionalInterface
    interface Operation {
        CompletionStage<HttpResponse> answer(Call call);
    }

    void get(String template, Operation operation) {
        add(HttpMethods.GET, template, operation);
    }

    void post(String template, Operation operation) {
        add(HttpMethods.POST, template, operation);
    }

    void put(String template, Operation operation) {
        add(HttpMethods.PUT, template, operation);
    }

    void patch(String template, Operation operation) {
        add(HttpMethods.PATCH, template, operation);
    }

    void delete(String template, Operation operation) {
        add(HttpMethods.DELETE, template, operation);
    }

    private void add(HttpMethod method, String template, Operation operation) {
        table.computeIfAbsent(template, path -> new LinkedHashMap<>()).put(method, operation);
    }

    /**
     * A handler of what is promised.
     *
     * @param others answers for paths that are not in the document
     * @throws IllegalStateException if something is promised and not kept, or kept and not promised
     */
    Handler under(Contract contract, Handler others) {
        requireSame(contract);
        return request -> contract.resource(request)
                .map(found -> {
                    Operation operation =
                            table.getOrDefault(found.template(), Map.of()).get(request.method());
                    return operation == null
                            ? CompletableFuture.completedFuture(Failures.methodNotAllowed(found.methods()))
                            : operation.answer(bounded(request, found));
                })
                .orElseGet(() -> others.answer(request));
    }

    /**
     * What holds for every operation.
     *
     * @throws BeyondLimitException if there are more parameters than are read
     * @throws ProblemException if one of them is there several times, or much is sent to an operation that reads nothing
     */
    private static Call bounded(HttpRequest request, Contract.Resource resource) {
        Call call = new Call(request);
        boolean reads = resource.reading().contains(request.method());
        if (!reads && request.entity().getContentLengthOption().orElse(0) > Limit.JSON.count()) {
            throw new ProblemException(Problem.of(ProblemType.TOO_LARGE, Failures.LIMITS));
        }
        List<Pair<String, String>> parameters = call.query().toList();
        if (parameters.size() > Limit.PARAMETERS.count()) {
            throw new BeyondLimitException(Limit.PARAMETERS, "", parameters.size());
        }
        Set<String> names = new HashSet<>();
        for (Pair<String, String> parameter : parameters) {
            if (!names.add(parameter.first())) {
                throw new ProblemException(
                        Problem.ofField(parameter.first(), "wrong_value", "the parameter is there several times"));
            }
        }
        return call;
    }

    private void requireSame(Contract contract) {
        Set<String> promised = new TreeSet<>();
        contract.resources()
                .forEach(resource ->
                        resource.methods().forEach(method -> promised.add(name(method, resource.template()))));
        Set<String> kept = new TreeSet<>();
        table.forEach((template, methods) -> methods.keySet().forEach(method -> kept.add(name(method, template))));
        if (!promised.equals(kept)) {
            Set<String> empty = new TreeSet<>(promised);
            empty.removeAll(kept);
            kept.removeAll(promised);
            throw new IllegalStateException(
                    format("promised, but not there: %s; there, but not promised: %s", empty, kept));
        }
    }

    private static String name(HttpMethod method, String template) {
        return method.name() + " " + template;
    }
}
