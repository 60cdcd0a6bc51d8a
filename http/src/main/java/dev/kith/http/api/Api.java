package dev.kith.http.api;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.http.javadsl.server.AllDirectives;
import akka.http.javadsl.server.Route;
import dev.kith.http.api.access.Access;
import dev.kith.http.service.DataRoots;
import dev.kith.http.service.RunService;
import dev.kith.http.service.Specifications;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Executor;

/** All routes. */
public final class Api extends AllDirectives {
    private final HealthRoutes health;
    private final CatalogRoutes catalog;
    private final RunRoutes runs;
    private final PageRoutes page = new PageRoutes();

    private Api(HealthRoutes health, CatalogRoutes catalog, RunRoutes runs) {
        this.health = health;
        this.catalog = catalog;
        this.runs = runs;
    }

    /** The routes of a service on loopback that asks nobody for a token. */
    public static Route routes(RunService service, Path directory, DataRoots roots, ActorSystem<?> system) {
        return routes(service, directory, roots, Access.ofLoopback(), system);
    }

    /**
     * The routes of a service.
     *
     * @param directory where the runs lie
     */
    public static Route routes(
            RunService service, Path directory, DataRoots roots, Access access, ActorSystem<?> system) {
        Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
        Specifications specifications = new Specifications(roots);
        Body body = new Body(system, blocking);
        RunRoutes runs = new RunRoutes(
                service,
                specifications,
                new FreshNames(service, directory, InstantSource.system()),
                body,
                new RunFileRoutes(service, directory, blocking),
                new EventRoutes(service, new OpenStreams(access.eventStreams())));
        Api api = new Api(new HealthRoutes(service), new CatalogRoutes(specifications, roots, body), runs);
        return new Envelope(access).around(() -> api.all(new TokenGuard(access.tokens())));
    }

    /** Whatever is neither health nor a file of the page needs a token, where tokens are asked for. */
    private Route all(TokenGuard tokens) {
        return concat(
                health.routes(),
                page.routes(),
                tokens.guard(() -> pathPrefix("v1", () -> concat(catalog.routes(), runs.routes()))));
    }
}
