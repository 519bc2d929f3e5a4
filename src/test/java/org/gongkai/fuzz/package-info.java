/** Hostile requests made from the contract, and what every answer to them must be. */
@NullMarked
package org.gongkai.fuzz;

import org.jspecify.annotations.NullMarked;
