/**
 * What a native image must be told of. A native image holds only what its builder can see to be
 * used; everything that is found by name at run time has to be registered. docs/native.md has the
 * whole.
 */
@NullMarked
package org.gongkai.nativeimage;

import org.jspecify.annotations.NullMarked;
