/** Single functions that many answers need, measured by JMH. */
@NullMarked
package org.gongkai.benchmark.functions;

import org.jspecify.annotations.NullMarked;
