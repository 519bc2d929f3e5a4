/** The read path against what the machine can do; a person starts it, no test does. */
@NullMarked
package org.gongkai.benchmark.reads;

import org.jspecify.annotations.NullMarked;
