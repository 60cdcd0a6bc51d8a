package dev.kith.http.cli;

import dev.kith.config.Settings;
import dev.kith.config.hocon.SettingsPrinter;
import dev.kith.http.api.Api;
import dev.kith.http.api.ApiServer;
import dev.kith.http.progress.JsonEvents;
import dev.kith.http.service.DataRoots;
import dev.kith.http.service.RunExecutor;
import dev.kith.http.service.SingleRunService;
import dev.kith.http.service.Specification;
import dev.kith.model.checkpoint.CheckpointReader;
import dev.kith.model.run.RunDirectory;
import dev.kith.model.run.RunException;
import dev.kith.model.run.RunListener;
import dev.kith.model.run.StopSignal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** The page and the routes of the service for one training of this process. Its run has the name of its directory. */
final class TrainingPage implements Audience {
    private static final String HOST = "127.0.0.1";

    private final Console console;
    private final SingleRunService service;
    private final ApiServer server;
    private final long fromStep;
    private final boolean stays;
    private final CountDownLatch leave = new CountDownLatch(1);
    private Optional<Signals> signals = Optional.empty();

    private TrainingPage(Console console, SingleRunService service, ApiServer server, long fromStep, boolean stays) {
        this.console = console;
        this.service = service;
        this.server = server;
        this.fromStep = fromStep;
        this.stays = stays;
    }

    /** @throws RunException if the port is not free */
    static TrainingPage open(
            Console console,
            OutputOptions output,
            TrainingJob.Request request,
            StopSignal stop,
            int port,
            boolean stays) {
        long fromStep = fromStep(request);
        RunDirectory directory = request.directory();
        Settings settings = request.settings();
        SingleRunService service = SingleRunService.open(
                directory.name(), new Specification(settings.preset(), SettingsPrinter.print(settings)), stop::request);
        try {
            ApiServer server = bind(console, service, directory, port);
            announce(console, output, server, directory.name());
            return new TrainingPage(console, service, server, fromStep, stays);
        } catch (IllegalStateException e) {
            service.close();
            throw new RunException(String.valueOf(e.getMessage()));
        }
    }

    private static ApiServer bind(Console console, SingleRunService service, RunDirectory directory, int port) {
        Path runs = directory.path().resolveSibling("");
        DataRoots roots = new DataRoots(
                console.variable("KITH_DATA").map(Path::of).stream().toList());
        return ApiServer.bind(service.system(), HOST, port, Api.routes(service.runs(), runs, roots, service.system()));
    }

    private static void announce(Console console, OutputOptions output, ApiServer server, String id) {
        String name = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        String address =
                "http://%s:%d/#/runs/%s".formatted(HOST, server.address().getPort(), name);
        if (output.json) {
            new JsonEvents(console.out()).event("page", Map.of("address", address));
        } else {
            console.err().println("the page of this run: " + address);
        }
    }

    private static long fromStep(TrainingJob.Request request) {
        if (!request.resumed()) {
            return 0;
        }
        return request.fromStep()
                .orElseGet(() -> new CheckpointReader(request.directory().checkpoints())
                        .newest()
                        .orElse(0));
    }

    @Override
    public RunListener listener() {
        return service.listener(fromStep);
    }

    @Override
    public void ended(RunExecutor.End end) {
        service.ended(end);
        if (stays && end instanceof RunExecutor.End.Completed) {
            signals = Optional.of(new Signals(leave::countDown)); // before anybody can know that it stays
        }
    }

    @Override
    public void stay() {
        if (!stays) {
            return;
        }
        console.err().println("the page stays until Ctrl-C");
        try {
            leave.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        signals.ifPresent(Signals::close);
        server.close();
        service.close();
    }
}
