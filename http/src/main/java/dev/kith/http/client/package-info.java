/**
 * The other end of the service's HTTP API. {@link dev.kith.http.client.RunsApi} knows the addresses, {@link
 * dev.kith.http.client.Follower} the stream of events and how it comes back. Answers are read with the records that the
 * service writes. Knows nothing of the command line.
 */
@NullMarked
package dev.kith.http.client;

import org.jspecify.annotations.NullMarked;
