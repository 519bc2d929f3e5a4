/** What the measured database holds. */
@NullMarked
package org.gongkai.benchmark.reads.data;

import org.jspecify.annotations.NullMarked;
