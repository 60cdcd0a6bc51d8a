package dev.kith.http.api;

import static dev.kith.config.Text.format;

import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.Location;
import dev.kith.http.service.RunAnswer;
import dev.kith.http.service.RunView;
import java.util.function.Function;

/** What the service answers, as responses of HTTP. */
final class Answers {

    private Answers() {}

    /** The run, now created. */
    static HttpResponse created(RunAnswer answer) {
        return response(
                answer,
                run -> Json.response(201, RunResource.full(run)).addHeader(Location.create("/v1/runs/" + run.id())));
    }

    /** The run, after what was asked of it has begun to happen. */
    static HttpResponse accepted(RunAnswer answer) {
        return response(answer, run -> Json.response(202, RunResource.brief(run)));
    }

    /** The run, whose settings hold by now, or will when its attempt has saved and ended. */
    static HttpResponse changed(RunAnswer answer) {
        return response(
                answer,
                run -> Json.response(run.state().settings().wanted().isPresent() ? 202 : 200, RunResource.full(run)));
    }

    static HttpResponse deleted(RunAnswer answer) {
        return response(answer, run -> HttpResponse.create().withStatus(204));
    }

    static HttpResponse found(RunAnswer answer) {
        return response(answer, run -> Json.response(200, RunResource.full(run)));
    }

    private static HttpResponse response(RunAnswer answer, Function<RunView, HttpResponse> done) {
        if (answer instanceof RunAnswer.Done well) {
            return done.apply(well.run());
        } else if (answer instanceof RunAnswer.Unchanged unchanged) {
            return Json.response(200, RunResource.full(unchanged.run()));
        } else if (answer instanceof RunAnswer.Refused refused) {
            return Json.problem(Problem.refused(refused.run(), refused.verb()));
        } else if (answer instanceof RunAnswer.Invalid invalid) {
            return Json.problem(Problem.of(invalid.problems()));
        } else if (answer instanceof RunAnswer.Unknown unknown) {
            return Json.problem(unknown(unknown.id()));
        } else if (answer instanceof RunAnswer.Taken taken) {
            String detail = format(
                    "run %s exists, with a specification of its own",
                    taken.run().id());
            return Json.problem(Problem.of(ProblemType.RUN_EXISTS, detail));
        } else if (answer instanceof RunAnswer.Occupied occupied) {
            String detail = format("the runs directory holds files named %s: choose another name", occupied.id());
            return Json.problem(Problem.of(ProblemType.NAME_OCCUPIED, detail));
        } else if (answer instanceof RunAnswer.Unwritable unwritable) {
            return Json.problem(
                    Problem.of(ProblemType.UNAVAILABLE, "no files can be kept now: " + unwritable.reason()));
        } else if (answer instanceof RunAnswer.FilesStayed stayed) {
            return Json.problem(Problem.of(ProblemType.FILES_STAYED, stayed.reason()));
        } else if (answer instanceof RunAnswer.Broken broken) {
            return broken(broken.reason());
        } else if (answer instanceof RunAnswer.NoNewRuns none) {
            return Json.problem(Problem.of(ProblemType.NO_NEW_RUNS, none.reason()));
        }
        return Json.problem(Problem.of(ProblemType.UNAVAILABLE, "the service is ending"));
    }

    /** It is tried every second whether the history can be written again. */
    static HttpResponse broken(String reason) {
        return Json.problem(Problem.of(ProblemType.UNAVAILABLE, "the history of runs cannot be written: " + reason));
    }

    static Problem unknown(String id) {
        return Problem.of(ProblemType.UNKNOWN_RUN, "there is no run " + id);
    }
}
