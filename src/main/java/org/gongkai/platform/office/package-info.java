/** Reads the parts of Office files safely: a zip with limits, XML without declarations. */
@NullMarked
package org.gongkai.platform.office;

import org.jspecify.annotations.NullMarked;
