@NullMarked
package dev.kith.http.report;

import org.jspecify.annotations.NullMarked;
