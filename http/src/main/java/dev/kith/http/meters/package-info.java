/** What the service measures of itself and of the runs that train, for Prometheus. */
@NullMarked
package dev.kith.http.meters;

import org.jspecify.annotations.NullMarked;
