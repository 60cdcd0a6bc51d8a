/**
 * The course of metrics: what runs have written, read as it grows and kept in columns, and thinned out to what a screen shows. Start
 * reading at {@link dev.kith.http.series.SeriesCache}.
 */
@NullMarked
package dev.kith.http.series;

import org.jspecify.annotations.NullMarked;
