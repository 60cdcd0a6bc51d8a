/** What a run was prepared from is written once, and compared with the data whenever the run is used again. */
@NullMarked
package dev.kith.model.run.remembered;

import org.jspecify.annotations.NullMarked;
