package dev.kith.http.api;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.Query;
import dev.kith.http.api.bounds.Limit;
import dev.kith.http.service.RunService;
import dev.kith.http.service.RunStatus;
import dev.kith.http.service.RunView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

/** {@code GET /runs}: pages of all runs by name. What takes longer than a moment is made aside. */
final class RunPages {
    /** So many are written within a millisecond or two. */
    private static final int QUICK = 50;

    private static final Set<String> PARAMETERS = Set.of("limit", "after", "status");
    private static final Map<String, Optional<RunStatus>> STATUSES = Arrays.stream(RunStatus.values())
            .filter(status -> status != RunStatus.ABSENT)
            .collect(Collectors.toUnmodifiableMap(RunStatus::word, Optional::of));

    private final RunService runs;
    private final Executor blocking;

    RunPages(RunService runs, Executor blocking) {
        this.runs = runs;
        this.blocking = blocking;
    }

    private record Wanted(Optional<String> after, int limit, Optional<RunStatus> status) {

        static Wanted of(Query query) {
            Parameters parameters = new Parameters(query, PARAMETERS);
            long limit = parameters.number("limit", Limit.PAGE.count(), 1, Limit.PAGE.count());
            Optional<RunStatus> status = parameters.choice("status", Optional.empty(), STATUSES);
            parameters.check();
            return new Wanted(parameters.text("after"), (int) limit, status);
        }

        boolean matches(RunView run) {
            return status.isEmpty() || status.get() == run.status();
        }
    }

    CompletionStage<HttpResponse> answer(Call call) {
        Wanted wanted = Wanted.of(call.query());
        return wanted.status().isPresent()
                ? CompletableFuture.supplyAsync(() -> response(wanted, search(wanted)), blocking)
                : runs.page(wanted.after(), wanted.limit() + 1).thenCompose(page -> written(wanted, page));
    }

    private CompletionStage<HttpResponse> written(Wanted wanted, List<RunView> page) {
        return page.size() <= QUICK
                ? CompletableFuture.completedFuture(response(wanted, page))
                : CompletableFuture.supplyAsync(() -> response(wanted, page), blocking);
    }

    /** Page after page, until there are enough. */
    private List<RunView> search(Wanted wanted) {
        List<RunView> found = new ArrayList<>();
        Optional<String> after = wanted.after();
        while (true) {
            List<RunView> page =
                    runs.page(after, Limit.PAGE.count()).toCompletableFuture().join();
            page.stream().filter(wanted::matches).forEach(found::add);
            if (page.size() < Limit.PAGE.count() || found.size() > wanted.limit()) {
                return found;
            }
            after = Optional.of(page.get(page.size() - 1).id());
        }
    }

    /** @param found one more than is wanted, if there are others */
    private static HttpResponse response(Wanted wanted, List<RunView> found) {
        List<RunView> page = found.subList(0, Math.min(found.size(), wanted.limit()));
        Optional<String> next = found.size() > page.size()
                ? Optional.of(page.get(page.size() - 1).id())
                : Optional.empty();
        return Json.response(
                200, new RunResource.Runs(page.stream().map(RunResource::brief).toList(), next));
    }
}
