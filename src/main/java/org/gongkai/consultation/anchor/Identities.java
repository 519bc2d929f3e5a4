package org.gongkai.consultation.anchor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Which new clauses go on as an old one. */
public final class Identities {

  private static final Set<Fate> GOES_ON =
      Set.of(Fate.SAME, Fate.EDITED, Fate.MOVED, Fate.RENUMBERED);

  private Identities() {}

  /**
   * The new clauses that inherit the identity of an old one: those that are the target of exactly
   * one anchor, which says that the clause is the same, edited, moved or renumbered. Parts of a
   * split and merged clauses are new.
   *
   * @return the old clause's id by the new clause's, in the order of the anchors
   */
  public static Map<UUID, UUID> inherited(List<Anchor> anchors) {
    Map<UUID, UUID> inherited = new LinkedHashMap<>();
    Set<UUID> contested = new HashSet<>();
    Map<UUID, UUID> claims = new HashMap<>();
    for (Anchor anchor : anchors) {
      for (UUID target : anchor.targets()) {
        if (claims.putIfAbsent(target, anchor.clauseId()) != null) {
          contested.add(target);
        }
        if (GOES_ON.contains(anchor.fate())) {
          inherited.put(target, anchor.clauseId());
        }
      }
    }
    inherited.keySet().removeAll(contested);
    return inherited;
  }
}
