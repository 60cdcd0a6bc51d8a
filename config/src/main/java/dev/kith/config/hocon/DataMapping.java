package dev.kith.config.hocon;

import static dev.kith.config.hocon.Kinds.choice;
import static dev.kith.config.hocon.Kinds.flag;
import static dev.kith.config.hocon.Kinds.path;
import static dev.kith.config.hocon.Kinds.whole;
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
                data.get("validation", whole("examples", between(0, Bounds.EXAMPLES))),
                data.get("labels-file", path("file").or("null", Optional.empty(), Optional::of)),
                data.get("download", flag()),
                data.get("max-broken", whole("files", between(0, Bounds.EXAMPLES))),
                data.get("shapes-train", whole("examples", between(1, Bounds.DRAWN))),
                data.get("shapes-test", whole("examples", between(1, Bounds.DRAWN))));
    }

    private static Kind<OptionalInt> labels(String absent) {
        return whole("examples", between(1, Bounds.EXAMPLES)).or(absent, OptionalInt.empty(), OptionalInt::of);
    }

    static BatchSettings batch(Block batch) {
        return new BatchSettings(
                batch.get("size", whole("rows", between(2, Bounds.ROWS))),
                batch.get("labelled", whole("rows", between(0, Bounds.ROWS))));
    }
}
