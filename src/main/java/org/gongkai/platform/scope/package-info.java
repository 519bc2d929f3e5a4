/** What an officer may see and change: the affairs of the own unit. */
@NullMarked
package org.gongkai.platform.scope;

import org.jspecify.annotations.NullMarked;
