/** How a run shows its progress: a bar on a terminal, plain lines elsewhere, JSON for programs. */
@NullMarked
package dev.kith.http.progress;

import org.jspecify.annotations.NullMarked;
