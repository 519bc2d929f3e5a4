/** Goals and how a run is told. */
@NullMarked
package org.gongkai.benchmark.reads.report;

import org.jspecify.annotations.NullMarked;
