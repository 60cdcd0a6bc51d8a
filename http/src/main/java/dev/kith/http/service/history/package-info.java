/**
 * How the history of runs survives: its database, which is opened again after a failed write ({@link
 * dev.kith.http.service.history.JournalPulse}), its copies ({@link dev.kith.http.service.history.HistoryCopies}), and what the
 * run directories say where it is damaged ({@link dev.kith.http.service.history.RunDirectories}). Knows what runs wrote, as
 * protobuf, not what it means.
 */
@NullMarked
package dev.kith.http.service.history;

import org.jspecify.annotations.NullMarked;
