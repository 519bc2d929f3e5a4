/** Verdicts on comments, the completeness gate, feedback reports and the trace of a receipt. */
@NullMarked
package org.gongkai.adoption;

import org.jspecify.annotations.NullMarked;
