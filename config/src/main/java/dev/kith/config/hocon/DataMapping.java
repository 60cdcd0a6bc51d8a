package dev.kith.config.hocon;

import static dev.kith.config.hocon.Kinds.choice;
import static dev.kith.config.hocon.Kinds.flag;
import static dev.kith.config.hocon.Kinds.path;
import static dev.kith.config.hocon.Kinds.whole;
import static dev.kith.config.hocon.Range.atLeast;
import static dev.kith.config.hocon.Range.between;

import dev.kith.config.BatchSettings;
import dev.kith.config.DataSettings;
import java.util.Optional;
import java.util.OptionalInt;

/** The blocks {@code data} and {@code batch}. */
final class DataMapping {
    private DataMapping() {}

    static DataSettings data(Block data) {
        data.alternatives("labels", "labels-per-class");
        return new DataSettings(
                data.get("source", choice(DataSettings.Source.class)),
                data.get("directory", path("folder").or("null", Optional.empty(), Optional::of)),
                data.get("image-size", whole("pixels", between(8, 1024))),
                data.get("labels", labels("all")),
                data.get("labels-per-class", labels("null")),
                data.get("validation", whole("examples", atLeast(0))),
                data.get("labels-file", path("file").or("null", Optional.empty(), Optional::of)),
                data.get("download", flag()),
                data.get("max-broken", whole("files", atLeast(0))),
                data.get("shapes-train", whole("examples", atLeast(1))),
                data.get("shapes-test", whole("examples", atLeast(1))));
    }

    private static Kind<OptionalInt> labels(String absent) {
        return whole("examples", atLeast(1)).or(absent, OptionalInt.empty(), OptionalInt::of);
    }

    static BatchSettings batch(Block batch) {
        return new BatchSettings(
                batch.get("size", whole("rows", atLeast(2))), batch.get("labelled", whole("rows", atLeast(0))));
    }
}
