/** Measurements that a person starts; no test runs them. */
@NullMarked
package org.gongkai.benchmark;

import org.jspecify.annotations.NullMarked;
