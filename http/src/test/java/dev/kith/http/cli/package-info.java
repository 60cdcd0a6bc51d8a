@NullMarked
package dev.kith.http.cli;

import org.jspecify.annotations.NullMarked;
