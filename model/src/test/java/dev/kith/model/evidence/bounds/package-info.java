@NullMarked
package dev.kith.model.evidence.bounds;

import org.jspecify.annotations.NullMarked;
