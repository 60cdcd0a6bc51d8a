@NullMarked
package dev.kith.http.api.questions;

import org.jspecify.annotations.NullMarked;
