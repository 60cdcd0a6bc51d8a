/** What a service cannot go on after: it ends its process with a sentence, so that a supervisor starts it again. */
@NullMarked
package dev.kith.http.fatal;

import org.jspecify.annotations.NullMarked;
