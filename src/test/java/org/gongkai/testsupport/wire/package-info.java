/** Listens to what the application says to its database. */
@NullMarked
package org.gongkai.testsupport.wire;

import org.jspecify.annotations.NullMarked;
