package org.gongkai.testsupport;

import java.util.Map;

/** Nobody reviews what they proposed themselves. */
public final class TwoPersons extends Settings {

  @Override
  public Map<String, String> start() {
    return Map.of("gongkai.adoption.two-person", "true");
  }
}
