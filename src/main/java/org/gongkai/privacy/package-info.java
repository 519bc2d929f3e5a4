/**
 * What is owed to the persons whose data are kept: a copy, erasure, deletion when the time is over,
 * and keys that can be changed. Reads what other features keep; none of them knows it.
 */
@NullMarked
package org.gongkai.privacy;

import org.jspecify.annotations.NullMarked;
