/** What readers of events and requests cost a run that trains, and how long they wait. */
@NullMarked
package dev.kith.tests.bench.service;

import org.jspecify.annotations.NullMarked;
