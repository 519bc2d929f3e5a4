/** Start-up with classes prepared in advance: the training run, its measurement, its proof. */
@NullMarked
package org.gongkai.startup;

import org.jspecify.annotations.NullMarked;
