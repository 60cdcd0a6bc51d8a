@NullMarked
package dev.kith.model.stop;

import org.jspecify.annotations.NullMarked;
