/**
 * The command line: one class a command, which reads its words and options, calls the model or a training session and prints
 * what came of it. {@link dev.kith.http.cli.KithCommand} is the root.
 */
@NullMarked
package dev.kith.http.cli;

import org.jspecify.annotations.NullMarked;
