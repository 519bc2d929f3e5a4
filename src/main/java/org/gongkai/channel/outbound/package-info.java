/**
 * The guarded way of channels to the outside: one HTTP client that reaches public addresses only.
 */
@NullMarked
package org.gongkai.channel.outbound;

import org.jspecify.annotations.NullMarked;
