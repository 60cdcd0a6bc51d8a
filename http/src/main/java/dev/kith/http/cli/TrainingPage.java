package dev.kith.http.cli;

import static dev.kith.config.Text.format;

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
import dev.kith.model.evidence.RunEvidence;
import dev.kith.model.evidence.WatchedRun;
import dev.kith.model.run.PreparedRun;
import dev.kith.model.run.RunException;
import dev.kith.model.run.RunListener;
import dev.kith.model.stop.StopSignal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

/** The page and the routes of the service for one training of this process. Its run has the name of its directory. */
final class TrainingPage implements Audience {
    private static final String HOST = "127.0.0.1";

    private final Console console;
    private final long fromStep;
    private final boolean stays;
    private final AtomicReference<Optional<WatchedRun>> attempt = new AtomicReference<>(Optional.empty());
    private final RunEvidence evidence = new RunEvidence(id -> attempt.get());
    private final SingleRunService service;
    private final ApiServer server;
    private final CountDownLatch leave = new CountDownLatch(1);
    private Optional<Signals> signals = Optional.empty();

    /**
     * Listens.
     *
     * @param port 0: any that is free
     * @throws RunException if the port is not free
     */
    TrainingPage(Console console, TrainingJob.Request request, StopSignal stop, int port, boolean stays) {
        this.console = console;
        this.fromStep = fromStep(request);
        this.stays = stays;
        Settings settings = request.settings();
        this.service = SingleRunService.open(
                request.directory().name(),
                new Specification(settings.preset(), SettingsPrinter.print(settings)),
                stop::request);
        try {
            Path runs = request.directory().path().resolveSibling("");
            DataRoots roots = new DataRoots(
                    console.variable("KITH_DATA").map(Path::of).stream().toList());
            this.server = ApiServer.bind(
                    service.system(), HOST, port, Api.handler(service.runs(), runs, roots, evidence, service.system()));
        } catch (IllegalStateException e) {
            service.close();
            throw new RunException(String.valueOf(e.getMessage()));
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

    /** Says where it is. */
    void announce(OutputOptions output, String id) {
        String name = URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
        String address = format("http://%s:%d/#/runs/%s", HOST, server.address().getPort(), name);
        if (output.json) {
            new JsonEvents(console.out()).event("page", Map.of("address", address));
        } else {
            console.err().println("the page of this run: " + address);
        }
    }

    @Override
    public RunListener beside(PreparedRun run, RunListener terminal) {
        WatchedRun told = new WatchedRun(run, RunListeners.both(terminal, service.listener(fromStep)));
        attempt.set(Optional.of(told));
        return told;
    }

    @Override
    public void ended(RunExecutor.End end) {
        attempt.set(Optional.empty());
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
        evidence.close();
    }
}
