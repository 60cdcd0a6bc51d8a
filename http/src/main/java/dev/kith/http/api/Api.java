package dev.kith.http.api;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.headers.CacheControl;
import akka.http.javadsl.model.headers.CacheDirectives;
import akka.http.javadsl.model.headers.RawHeader;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import dev.kith.http.meters.ServiceMeters;
import dev.kith.http.service.DataRoots;
import dev.kith.http.service.RunService;
import dev.kith.http.service.Specifications;
import dev.kith.model.evidence.RunEvidence;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/** All routes, and what holds for each of them. */
public final class Api extends AllDirectives {
    private static final List<HttpHeader> SAFE = List.of(
            RawHeader.create("X-Content-Type-Options", "nosniff"),
            RawHeader.create("X-Frame-Options", "DENY"),
            RawHeader.create("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
            RawHeader.create("Referrer-Policy", "no-referrer"),
            RawHeader.create("Cross-Origin-Resource-Policy", "same-origin"),
            CacheControl.create(CacheDirectives.NO_STORE));

    private static final ContentType YAML =
            MediaTypes.customBinary("application", "yaml", true).toContentType();

    private final HealthRoutes health;
    private final CatalogRoutes catalog;
    private final RunRoutes runs;
    private final PageRoutes page = new PageRoutes();
    private final Contract contract;
    private final MeterRoutes meters;

    private Api(HealthRoutes health, CatalogRoutes catalog, RunRoutes runs, Contract contract, MeterRoutes meters) {
        this.health = health;
        this.catalog = catalog;
        this.runs = runs;
        this.contract = contract;
        this.meters = meters;
    }

    /**
     * The routes of a service.
     *
     * @param directory where the runs lie
     * @param evidence what they know
     */
    public static Route routes(
            RunService service, Path directory, DataRoots roots, RunEvidence evidence, ActorSystem<?> system) {
        Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
        Specifications specifications = new Specifications(roots);
        Body body = new Body(system);
        KnownRuns known = new KnownRuns(service, directory, blocking);
        Contract contract = Contract.read();
        ServiceMeters meters = new ServiceMeters();
        system.getWhenTerminated().whenComplete((done, failure) -> meters.close());
        RunRoutes runs = new RunRoutes(
                service,
                specifications,
                new FreshNames(service, directory, InstantSource.system()),
                body,
                List.of(
                        new EventRoutes(service, meters)::routes,
                        new RunFileRoutes(known)::routes,
                        new EvidenceRoutes(known, evidence)::routes,
                        new QuestionRoutes(known, evidence, new ImageBody(system))::routes));
        return new Api(
                        new HealthRoutes(service),
                        new CatalogRoutes(specifications, roots, body),
                        runs,
                        contract,
                        new MeterRoutes(meters, service, contract, blocking))
                .sealed();
    }

    private Route sealed() {
        Failures failures = new Failures();
        Problem late = Problem.of(ProblemType.UNAVAILABLE, "no answer in time");
        Route open = open();
        return meters.timed(respondWithDefaultHeaders(
                SAFE,
                () -> withRequestTimeoutResponse(
                        request -> Json.problem(late),
                        () -> handleExceptions(
                                failures.exceptions(),
                                () -> handleRejections(
                                        failures.rejections(), () -> new Origins().guard(() -> open))))));
    }

    private Route open() {
        Route promised = concat(
                health.routes(),
                meters.routes(),
                document(),
                pathPrefix("v1", () -> concat(catalog.routes(), runs.routes())),
                page.routes());
        return contract.guard(promised, page.routes());
    }

    private Route document() {
        return path(Contract.DOCUMENT, () -> get(() -> getFromResource(Contract.DOCUMENT, YAML)));
    }
}
