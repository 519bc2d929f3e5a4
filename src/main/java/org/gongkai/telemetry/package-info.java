/**
 * What an operator sees of the whole: how much waits and how long, and whether Redis answers. Reads
 * what other features keep; none of them knows it.
 */
@NullMarked
package org.gongkai.telemetry;

import org.jspecify.annotations.NullMarked;
