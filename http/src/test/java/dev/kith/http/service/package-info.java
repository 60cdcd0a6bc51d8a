@NullMarked
package dev.kith.http.service;

import org.jspecify.annotations.NullMarked;
