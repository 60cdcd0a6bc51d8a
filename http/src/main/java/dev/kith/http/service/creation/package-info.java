/** How it is known that a run was asked for already. */
@NullMarked
package dev.kith.http.service.creation;

import org.jspecify.annotations.NullMarked;
