/** Backup and restore, with the scripts that operators use. */
@NullMarked
package org.gongkai.backup;

import org.jspecify.annotations.NullMarked;
