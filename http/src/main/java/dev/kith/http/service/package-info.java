/**
 * Training runs as a service keeps them: event-sourced, one at a time, and still there after a restart. {@link
 * dev.kith.http.service.RunState} is the state machine, {@link dev.kith.http.service.TrainingRun} the actor around it, {@link
 * dev.kith.http.service.RunService} what others call. Knows nothing of HTTP.
 */
@NullMarked
package dev.kith.http.service;

import org.jspecify.annotations.NullMarked;
