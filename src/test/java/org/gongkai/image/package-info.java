/** The image that the build writes without a Docker engine: what is in it, and that it runs. */
@NullMarked
package org.gongkai.image;

import org.jspecify.annotations.NullMarked;
