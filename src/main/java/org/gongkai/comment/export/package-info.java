/** Comments as files, for officers: every one accounted for in the audit trail. */
@NullMarked
package org.gongkai.comment.export;

import org.jspecify.annotations.NullMarked;
