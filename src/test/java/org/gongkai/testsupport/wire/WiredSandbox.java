package org.gongkai.testsupport.wire;

import java.util.HashMap;
import java.util.Map;
import org.gongkai.testsupport.Sandbox;
import org.jspecify.annotations.Nullable;

/** A sandbox of its own, whose database the application reaches through a {@link DatabaseWire}. */
public final class WiredSandbox extends Sandbox {

  private static final String ADDRESS = "quarkus.datasource.reactive.url";

  private @Nullable DatabaseWire wire;

  @Override
  public Map<String, String> start() {
    Map<String, String> configuration = new HashMap<>(super.start());
    String direct = configuration.getOrDefault(ADDRESS, "");
    int colon = direct.lastIndexOf(':') + 1;
    int slash = direct.indexOf('/', colon);
    DatabaseWire opened = DatabaseWire.open(Integer.parseInt(direct.substring(colon, slash)));
    wire = opened;
    configuration.put(
        ADDRESS, direct.substring(0, colon) + opened.port() + direct.substring(slash));
    // Flyway and the tests do not pass here.
    configuration.put("quarkus.datasource.jdbc.url", "jdbc:" + direct);
    return configuration;
  }

  /** After the shared sandbox, whose addresses it replaces. */
  @Override
  public int order() {
    return 1;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(wire, field -> field.getType() == DatabaseWire.class);
  }

  @Override
  public void stop() {
    if (wire != null) {
      wire.close();
    }
    super.stop();
  }
}
