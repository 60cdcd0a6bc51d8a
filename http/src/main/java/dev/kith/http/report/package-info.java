/** What came of a run, as a person reads it. Pure functions from reports to text. */
@NullMarked
package dev.kith.http.report;

import org.jspecify.annotations.NullMarked;
