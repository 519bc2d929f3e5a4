/** What staff did that must be accounted for: append-only. */
@NullMarked
package org.gongkai.audit;

import org.jspecify.annotations.NullMarked;
