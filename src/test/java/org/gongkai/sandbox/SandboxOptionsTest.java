package org.gongkai.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated
class SandboxOptionsTest {

  private static final List<String> SETTINGS =
      List.of(
          "data-dir",
          "postgresql-port",
          "redis-port",
          "wechat-port",
          "weibo-port",
          "jpush-port",
          "webhook-port");

  @BeforeEach
  @AfterEach
  void forget() {
    SETTINGS.forEach(setting -> System.clearProperty("gongkai.embedded." + setting));
  }

  @Test
  void keepsItsDataInAnAbsoluteFolder() {
    assertThat(SandboxOptions.fromSystem().dataDir()).isAbsolute();
    assertThat(SandboxOptions.fromSystem().durable()).isTrue();
  }

  @Test
  void readsSystemProperties() {
    System.setProperty("gongkai.embedded.data-dir", "target/one/../two");
    System.setProperty("gongkai.embedded.postgresql-port", "1");
    System.setProperty("gongkai.embedded.redis-port", "2");
    System.setProperty("gongkai.embedded.wechat-port", "3");
    System.setProperty("gongkai.embedded.weibo-port", "4");
    System.setProperty("gongkai.embedded.jpush-port", "5");
    System.setProperty("gongkai.embedded.webhook-port", "6");
    Path folder = Path.of("target/two").toAbsolutePath();
    assertThat(SandboxOptions.fromSystem())
        .isEqualTo(new SandboxOptions(folder, 1, 2, 3, 4, 5, 6, true));
  }
}
