/** What is done beside the training: files, evaluations, telemetry. None of it can hold the training up. */
@NullMarked
package dev.kith.actors.service;

import org.jspecify.annotations.NullMarked;
