package dev.kith.http.cli;

import static dev.kith.config.Text.format;

import dev.kith.http.api.Api;
import dev.kith.http.api.ApiServer;
import dev.kith.http.api.FirstRequest;
import dev.kith.http.api.access.Access;
import dev.kith.http.fatal.LastWord;
import dev.kith.http.fatal.SystemWatch;
import dev.kith.http.memory.HeapReturn;
import dev.kith.http.progress.JsonEvents;
import dev.kith.http.service.DataRoots;
import dev.kith.http.service.KithService;
import dev.kith.http.service.SessionExecutor;
import dev.kith.model.evidence.RunEvidence;
import dev.kith.model.run.RunException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves runs over HTTP until a signal comes. */
@Command(
        name = "serve",
        description = "Serve training runs over HTTP.",
        footer = {
            "",
            "Ctrl-C stops the run that trains at a step, with a checkpoint; the next start goes on from there.",
            "",
            "  ./kith serve",
            "  curl -d '{\"settings\": {\"budget.steps\": 200}}' -H 'Content-Type: application/json' \\",
            "    http://127.0.0.1:8080/v1/runs"
        })
final class ServeCommand implements Callable<Integer> {
    private static final String DATA_VARIABLE = "KITH_DATA";

    private final Console console;
    private final CountDownLatch end;

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--port", paramLabel = "PORT", description = "Where to listen (default: 8080; 0: any free port).")
    private int port = 8080;

    @Mixin
    private AccessOptions entrance = new AccessOptions();

    @Option(
            names = "--runs",
            paramLabel = "DIR",
            description = "Where runs and their history are kept (default: runs).")
    private Path runs = Path.of("runs");

    @Option(
            names = "--data-root",
            paramLabel = "DIR",
            description =
                    "A folder below which clients may name data; may be given several times. KITH_DATA is one, too.")
    private List<Path> dataRoots = new ArrayList<>();

    ServeCommand(Console console) {
        this(console, new CountDownLatch(1));
    }

    /** @param end ends the service when it is counted down */
    ServeCommand(Console console, CountDownLatch end) {
        this.console = console;
        this.end = end;
    }

    @Override
    public Integer call() throws InterruptedException {
        checkUsage();
        Access access = entrance.access(console);
        List<Path> roots = new ArrayList<>(dataRoots);
        console.variable(DATA_VARIABLE).map(Path::of).ifPresent(roots::add);
        Path directory = runs.toAbsolutePath().normalize();
        SessionExecutor executor =
                new SessionExecutor(directory, thrown -> Failure.of(thrown).message());
        try (Signals signals = new Signals(this::interrupted);
                LastWord last = LastWord.install(console.err());
                RunEvidence evidence = new RunEvidence(executor::watched);
                KithService service = open(directory, executor);
                SystemWatch watch = SystemWatch.of(service.system(), last);
                HeapReturn heap = HeapReturn.of(evidence.questions())) {
            service.notices().forEach(console.err()::println);
            try (ApiServer server = bind(service, directory, new DataRoots(roots), evidence, access)) {
                if (access.tls().isEmpty()) {
                    FirstRequest.to(server.address());
                }
                announce(server, directory, access);
                service.begin();
                end.await();
                console.err().println("ending: a run that trains is saved first");
            }
        }
        return ExitCode.DONE;
    }

    private void checkUsage() {
        if (port < 0 || port > 65_535) {
            throw new UsageException("--port must be from 0 to 65535, not " + port);
        }
    }

    private static KithService open(Path directory, SessionExecutor executor) {
        try {
            return KithService.open(directory, executor);
        } catch (IllegalStateException e) {
            throw new RunException(String.valueOf(e.getMessage()));
        }
    }

    private ApiServer bind(KithService service, Path directory, DataRoots roots, RunEvidence evidence, Access access) {
        try {
            return ApiServer.bind(
                    service.system(),
                    entrance.host,
                    port,
                    access,
                    Api.handler(service.runs(), directory, roots, evidence, access, service.system()));
        } catch (IllegalStateException e) {
            throw new RunException(String.valueOf(e.getMessage()));
        }
    }

    private void announce(ApiServer server, Path directory, Access access) {
        String host = entrance.host;
        String shown = host.contains(":") ? "[" + host + "]" : host;
        String scheme = access.tls().isPresent() ? "https" : "http";
        String address = format("%s://%s:%d", scheme, shown, server.address().getPort());
        if (output.json) {
            new JsonEvents(console.out()).event("ready", Map.of("address", address, "runs", directory.toString()));
        } else {
            console.out().println(format("Kith serves %s at %s", Paths.shortest(directory), address));
            console.out().flush();
        }
    }

    /** The first signal asks, the second does not. */
    private void interrupted() {
        if (end.getCount() == 0) {
            Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
        }
        end.countDown();
    }
}
