/** The service that is attacked: its process, its tokens, its runs, and what it has acknowledged. */
@NullMarked
package dev.kith.tests.bench.service.hostile.site;

import org.jspecify.annotations.NullMarked;
