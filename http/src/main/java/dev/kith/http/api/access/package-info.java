/**
 * Who may call the service, how often, and over what: tokens and their scopes, rates, certificates. It decides and knows no HTTP;
 * {@link dev.kith.http.api} asks it and answers.
 */
@NullMarked
package dev.kith.http.api.access;

import org.jspecify.annotations.NullMarked;
