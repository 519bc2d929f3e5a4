/** The reference of the settings, and whether it is true. */
@NullMarked
package org.gongkai.configuration;

import org.jspecify.annotations.NullMarked;
