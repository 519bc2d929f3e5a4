/**
 * Deliveries under kills: the packaged application is ended without warning while it claims, calls
 * and records, and the platforms count what reached them.
 */
@NullMarked
package org.gongkai.proof.kill;

import org.jspecify.annotations.NullMarked;
