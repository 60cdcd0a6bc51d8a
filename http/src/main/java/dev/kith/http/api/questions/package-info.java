/** Questions that take their time: the threads that answer them, and whether their clients still wait. */
@NullMarked
package dev.kith.http.api.questions;

import org.jspecify.annotations.NullMarked;
