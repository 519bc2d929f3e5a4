/** How the database carries out what is asked most often, when it holds much. */
@NullMarked
package org.gongkai.plans;

import org.jspecify.annotations.NullMarked;
