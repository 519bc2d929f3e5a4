package org.gongkai.platform.scope;

import java.util.Set;

/**
 * The units whose affairs a caller sees.
 *
 * @param all whether every unit's; then the names say nothing
 * @param names the units' names; empty for an officer whose token names none
 */
public record Units(boolean all, Set<String> names) {

  /** Every unit. */
  public static final Units ALL = new Units(true, Set.of());

  /** Whether the affairs of a unit are among them. */
  public boolean hold(String unit) {
    return all || names.contains(unit);
  }
}
