/**
 * Reads under concurrent writes, instants and faults: two instances of the packaged application are
 * written to and read from at once, and every read is judged against the history of commits.
 */
@NullMarked
package org.gongkai.proof.reads;

import org.jspecify.annotations.NullMarked;
