/** From HOCON to checked settings and back: layers, typed reading, presets, descriptions of the keys. */
@NullMarked
package dev.kith.config.hocon;

import org.jspecify.annotations.NullMarked;
