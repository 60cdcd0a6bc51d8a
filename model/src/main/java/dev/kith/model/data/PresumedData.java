package dev.kith.model.data;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Data as they are if every picture can be read and no two are alike, while their bytes are still looked at by other threads.
 * Most folders are like that; so a run is prepared on what is presumed, and once more in the seldom case that it was not right.
 *
 * @param data what is presumed
 * @param correction waits until all is known; empty if the presumption was right. It throws a {@link DataException} if the data
 *     are unusable
 */
public record PresumedData(DataSet data, Supplier<Optional<DataSet>> correction) {

    /** Data of which all is known. */
    public static PresumedData certain(DataSet data) {
        return new PresumedData(data, Optional::empty);
    }

    /**
     * Waits for what is so.
     *
     * @throws DataException if the data are unusable
     */
    public DataSet confirmed() {
        return correction.get().orElse(data);
    }
}
