/** What the machine can do without the application. */
@NullMarked
package org.gongkai.benchmark.reads.baseline;

import org.jspecify.annotations.NullMarked;
