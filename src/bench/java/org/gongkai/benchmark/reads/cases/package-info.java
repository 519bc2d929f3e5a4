/** What is measured. */
@NullMarked
package org.gongkai.benchmark.reads.cases;

import org.jspecify.annotations.NullMarked;
