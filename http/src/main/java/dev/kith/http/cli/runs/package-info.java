/**
 * {@code ./kith runs}: the command line of a service that runs elsewhere. {@link dev.kith.http.cli.runs.RunsCommand} is the
 * root; what is asked over HTTP is in {@link dev.kith.http.client}.
 */
@NullMarked
package dev.kith.http.cli.runs;

import org.jspecify.annotations.NullMarked;
