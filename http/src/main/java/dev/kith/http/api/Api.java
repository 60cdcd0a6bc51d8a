package dev.kith.http.api;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.DispatcherSelector;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.util.ByteString;
import dev.kith.http.api.access.Access;
import dev.kith.http.api.creation.FreshNames;
import dev.kith.http.api.questions.QuestionPool;
import dev.kith.http.meters.ServiceMeters;
import dev.kith.http.series.SeriesCache;
import dev.kith.http.service.DataRoots;
import dev.kith.http.service.RunService;
import dev.kith.http.service.Specifications;
import dev.kith.model.evidence.RunEvidence;
import dev.kith.model.evidence.bounds.HeapShares;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Everything that is answered. */
public final class Api {
    private static final ContentType YAML =
            MediaTypes.customBinary("application", "yaml", true).toContentType();

    /** Everything but health and the files of the page. */
    private static final Set<String> GUARDED = Set.of("v1", "metrics", Contract.DOCUMENT);

    private Api() {}

    /** The handler of a service on loopback that asks nobody for a token. */
    public static Handler handler(
            RunService service, Path directory, DataRoots roots, RunEvidence evidence, ActorSystem<?> system) {
        return handler(service, directory, roots, evidence, Access.ofLoopback(), system);
    }

    /**
     * The handler of a service.
     *
     * @param directory where the runs lie
     * @param evidence what they know
     */
    public static Handler handler(
            RunService service,
            Path directory,
            DataRoots roots,
            RunEvidence evidence,
            Access access,
            ActorSystem<?> system) {
        Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
        Contract contract = Contract.read();
        ServiceMeters meters = new ServiceMeters();
        system.getWhenTerminated().whenComplete((done, failure) -> meters.close());
        MeterRoutes metered = new MeterRoutes(meters, service, contract, blocking);
        Directed directed = new Directed(system);
        QuestionPool pool = new QuestionPool();
        system.getWhenTerminated().whenComplete((done, failure) -> pool.close());
        HeapShares shares = HeapShares.current();
        KnownRuns known = new KnownRuns(service, directory, blocking, pool);
        Specifications specifications = new Specifications(roots);
        Body body = new Body(system, blocking);
        RunCreation creation = new RunCreation(service, specifications, new FreshNames(InstantSource.system()));
        RunPages pages = new RunPages(service, blocking);
        OpenStreams streams = new OpenStreams(access.eventStreams(), meters::streamOpened, meters::streamClosed);

        RecentAnswers recent = new RecentAnswers(service, shares.answers());
        Operations operations = new Operations();
        new HealthRoutes(service).addTo(operations);
        metered.addTo(operations);
        HttpResponse document = document(contract);
        operations.get("/" + Contract.DOCUMENT, call -> CompletableFuture.completedFuture(document));
        new CatalogRoutes(specifications, roots, body, blocking).addTo(operations);
        new RunRoutes(service, specifications, creation, pages, body, recent).addTo(operations);
        new EventRoutes(service, streams).addTo(operations);
        new RunFileRoutes(known, directed, recent, new SeriesCache(shares.series())).addTo(operations);
        new EvidenceRoutes(known, evidence, directed).addTo(operations);
        new QuestionRoutes(known, evidence, new ImageBody(system, pool, evidence.questions())).addTo(operations);

        Handler page = directed.handler(new PageRoutes().routes());
        operations.get("/", call -> page.answer(call.request()));
        Handler guarded = guarded(new TokenGuard(access.tokens()), operations.under(contract, page));
        return metered.timed(new Envelope(access).around(guarded));
    }

    private static HttpResponse document(Contract contract) {
        return HttpResponse.create().withEntity(HttpEntities.create(YAML, ByteString.fromString(contract.document())));
    }

    /** Where tokens are asked for, those who have none do not even learn what there is. */
    private static Handler guarded(TokenGuard tokens, Handler inner) {
        return request -> {
            if (GUARDED.contains(firstSegment(request))) {
                return tokens.refusal(request)
                        .<CompletionStage<HttpResponse>>map(CompletableFuture::completedFuture)
                        .orElseGet(() -> inner.answer(request));
            }
            return inner.answer(request);
        };
    }

    private static String firstSegment(HttpRequest request) {
        Iterator<String> segments = request.getUri().pathSegments().iterator();
        return segments.hasNext() ? segments.next() : "";
    }
}
