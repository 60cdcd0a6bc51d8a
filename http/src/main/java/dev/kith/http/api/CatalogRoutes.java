package dev.kith.http.api;

import akka.http.javadsl.model.HttpResponse;
import dev.kith.config.DataSettings;
import dev.kith.config.hocon.ConfigurationException;
import dev.kith.http.service.DataRoots;
import dev.kith.http.service.Specification;
import dev.kith.http.service.Specifications;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What runs can be made of: presets, data sets, and whether settings go together. */
final class CatalogRoutes {
    private final Specifications specifications;
    private final DataRoots roots;
    private final Body body;
    private final Executor blocking;
    /** Always the same, once somebody has asked. */
    private @Nullable CompletionStage<HttpResponse> presets;

    CatalogRoutes(Specifications specifications, DataRoots roots, Body body, Executor blocking) {
        this.specifications = specifications;
        this.roots = roots;
        this.body = body;
        this.blocking = blocking;
    }

    void addTo(Operations operations) {
        operations.get("/v1/presets", call -> presets());
        operations.get(
                "/v1/datasets", call -> CompletableFuture.supplyAsync(() -> Json.response(200, dataSets()), blocking));
        operations.post("/v1/config/check", call -> body.as(call, RunRequest.class, this::check));
    }

    private synchronized CompletionStage<HttpResponse> presets() {
        CompletionStage<HttpResponse> known = presets;
        if (known == null) {
            known = CompletableFuture.supplyAsync(
                    () -> Json.response(200, PresetResource.all(specifications)), blocking);
            presets = known;
        }
        return known;
    }

    /** A public data set; where it lies if it is there. */
    record DataSet(String name, boolean available, Optional<String> directory) {}

    record DataSets(List<DataSet> datasets) {}

    /**
     * What is to be said of settings.
     *
     * @param problems the first of them
     * @param total how many there are, if more than those
     * @param config all settings, resolved; empty if there are problems
     */
    record Check(boolean valid, List<Problem.FieldError> problems, OptionalInt total, Optional<String> config) {

        static Check well(String config) {
            return new Check(true, List.of(), OptionalInt.empty(), Optional.of(config));
        }

        static Check wrong(ConfigurationException wrong) {
            List<Problem.FieldError> first = Problem.errors(wrong);
            int all = wrong.problems().size();
            OptionalInt total = all == first.size() ? OptionalInt.empty() : OptionalInt.of(all);
            return new Check(false, first, total, Optional.empty());
        }
    }

    private DataSets dataSets() {
        return new DataSets(Arrays.stream(DataSettings.Source.values())
                .filter(source ->
                        source == DataSettings.Source.SHAPES || source.folder().isPresent())
                .map(this::dataSet)
                .toList());
    }

    private DataSet dataSet(DataSettings.Source source) {
        String name = source.name().toLowerCase(Locale.ROOT).replace('_', '-');
        Optional<Path> found = source.folder()
                .flatMap(folder -> roots.paths().stream()
                        .map(root -> root.resolve(folder))
                        .filter(Files::isDirectory)
                        .findFirst());
        return new DataSet(name, source.folder().isEmpty() || found.isPresent(), found.map(Path::toString));
    }

    private CompletionStage<HttpResponse> check(RunRequest request) {
        Check result;
        try {
            Specification specification = request.specification(specifications);
            result = Check.well(specification.config());
        } catch (ConfigurationException wrong) {
            result = Check.wrong(wrong);
        }
        return CompletableFuture.completedFuture(Json.response(200, result));
    }
}
