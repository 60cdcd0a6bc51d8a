@NullMarked
package dev.kith.http.service.history;

import org.jspecify.annotations.NullMarked;
