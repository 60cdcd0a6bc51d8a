/**
 * The connections of the service: how many there may be, which make room for others, and when one is given up. Start reading at
 * {@link dev.kith.http.api.connections.Connections}.
 */
@NullMarked
package dev.kith.http.api.connections;

import org.jspecify.annotations.NullMarked;
