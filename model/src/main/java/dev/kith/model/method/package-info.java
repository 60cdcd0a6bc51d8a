/** Methods as plans: nodes, edges and step objects that the sequential trainer and the actors both run. */
@NullMarked
package dev.kith.model.method;

import org.jspecify.annotations.NullMarked;
