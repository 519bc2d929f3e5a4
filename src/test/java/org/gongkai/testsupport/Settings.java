package org.gongkai.testsupport;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * Settings of an application that is started for the test classes that name them. A profile of the
 * tests would say the same, and be built from the dependencies on; it is for what must share no
 * static state with the other applications under test.
 */
public abstract class Settings implements QuarkusTestResourceLifecycleManager {

  /** After the sandbox, whose settings these take the place of. */
  @Override
  public int order() {
    return 1;
  }

  @Override
  public void stop() {
    // Nothing runs.
  }
}
