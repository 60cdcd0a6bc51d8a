@NullMarked
package dev.kith.http.cli.runs;

import org.jspecify.annotations.NullMarked;
