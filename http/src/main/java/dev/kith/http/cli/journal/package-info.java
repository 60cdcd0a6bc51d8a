/** {@code ./kith journal}: looks after the history of a service that is not running. */
@NullMarked
package dev.kith.http.cli.journal;

import org.jspecify.annotations.NullMarked;
