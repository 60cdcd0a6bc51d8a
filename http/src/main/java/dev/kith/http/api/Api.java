package dev.kith.http.api;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import dev.kith.http.api.access.Access;
import dev.kith.http.meters.ServiceMeters;
import dev.kith.http.service.DataRoots;
import dev.kith.http.service.RunService;
import dev.kith.http.service.Specifications;
import dev.kith.model.evidence.RunEvidence;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/** All routes. */
public final class Api extends AllDirectives {
    private static final ContentType YAML =
            MediaTypes.customBinary("application", "yaml", true).toContentType();

    /** Everything but health and the files of the page. */
    private static final Set<String> GUARDED = Set.of("v1", "metrics", Contract.DOCUMENT);

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

    /** The routes of a service on loopback that asks nobody for a token. */
    public static Route routes(
            RunService service, Path directory, DataRoots roots, RunEvidence evidence, ActorSystem<?> system) {
        return routes(service, directory, roots, evidence, Access.ofLoopback(), system);
    }

    /**
     * The routes of a service.
     *
     * @param directory where the runs lie
     * @param evidence what they know
     */
    public static Route routes(
            RunService service,
            Path directory,
            DataRoots roots,
            RunEvidence evidence,
            Access access,
            ActorSystem<?> system) {
        Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
        Specifications specifications = new Specifications(roots);
        Body body = new Body(system, blocking);
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
                        new EventRoutes(
                                        service,
                                        new OpenStreams(
                                                access.eventStreams(), meters::streamOpened, meters::streamClosed))
                                ::routes,
                        new RunFileRoutes(known)::routes,
                        new EvidenceRoutes(known, evidence)::routes,
                        new QuestionRoutes(known, evidence, new ImageBody(system))::routes));
        Api api = new Api(
                new HealthRoutes(service),
                new CatalogRoutes(specifications, roots, body, blocking),
                runs,
                contract,
                new MeterRoutes(meters, service, contract, blocking));
        Route open = api.open(new TokenGuard(access.tokens()));
        return api.meters.timed(new Envelope(access).around(() -> open));
    }

    /** Where tokens are asked for, those who have none do not even learn what there is. */
    private Route open(TokenGuard tokens) {
        Route promised = concat(
                health.routes(),
                meters.routes(),
                document(),
                pathPrefix("v1", () -> concat(catalog.routes(), runs.routes())),
                page.routes());
        Route all = contract.guard(promised, page.routes());
        return extractRequest(request -> GUARDED.contains(firstSegment(request)) ? tokens.guard(() -> all) : all);
    }

    private static String firstSegment(HttpRequest request) {
        Iterator<String> segments = request.getUri().pathSegments().iterator();
        return segments.hasNext() ? segments.next() : "";
    }

    private Route document() {
        return path(Contract.DOCUMENT, () -> get(() -> getFromResource(Contract.DOCUMENT, YAML)));
    }
}
