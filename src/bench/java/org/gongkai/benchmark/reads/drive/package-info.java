/** Processes, the load on them and what they take. */
@NullMarked
package org.gongkai.benchmark.reads.drive;

import org.jspecify.annotations.NullMarked;
