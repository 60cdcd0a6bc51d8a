/** Published data sets: their files, checksums and downloads. */
@NullMarked
package dev.kith.model.data.published;

import org.jspecify.annotations.NullMarked;
