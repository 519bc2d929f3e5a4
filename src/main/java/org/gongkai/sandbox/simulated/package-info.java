/**
 * Platforms on loopback that behave like the real ones, keep what they show, and fail when told to.
 * Plain Java: a test or a developer's own program may start them.
 */
@NullMarked
package org.gongkai.sandbox.simulated;

import org.jspecify.annotations.NullMarked;
