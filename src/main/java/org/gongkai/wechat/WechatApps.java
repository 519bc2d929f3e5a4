package org.gongkai.wechat;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gongkai.wechat.WechatConfig.App;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The accounts that are configured. A wrong configuration ends the start. */
@ApplicationScoped
public class WechatApps {

  private static final Logger LOG = Logger.getLogger(WechatApps.class);
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  // EncodingAESKey: 43 characters of base64 (message push guide of the platform).
  private static final Pattern CALLBACK_KEY = Pattern.compile("[A-Za-z0-9+/]{43}");

  private final Map<String, WechatApp> byName = new TreeMap<>();
  private final WechatApp miniProgram;

  WechatApps(WechatConfig config) {
    config.apps().forEach((name, app) -> byName.put(name, read(name, app)));
    WechatApp named = byName.get(config.miniProgram());
    if (named == null || named.kind() != AppKind.MINI_PROGRAM) {
      throw new IllegalStateException(
          "gongkai.wechat.mini-program must name an app of the kind MINI_PROGRAM; set"
              + " gongkai.wechat.apps."
              + config.miniProgram()
              + ".app-id and .app-secret");
    }
    miniProgram = named;
  }

  /** Beans are made lazily; a wrong configuration must end the start. */
  void readAtStart(@Observes StartupEvent start) {
    LOG.debugf("WeChat apps: %s", byName.keySet());
  }

  /** The mini-program through which citizens come. */
  public WechatApp miniProgram() {
    return miniProgram;
  }

  /** The account of this name; null when there is none. */
  public @Nullable WechatApp find(String name) {
    return byName.get(name);
  }

  /** Names of the accounts of a kind. */
  public Set<String> named(AppKind kind) {
    return byName.values().stream()
        .filter(app -> app.kind() == kind)
        .map(WechatApp::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static WechatApp read(String name, App app) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalStateException(
          "gongkai.wechat.apps." + name + ": a name is up to 32 of a-z, 0-9 and -");
    }
    app.callbackKey()
        .filter(key -> !CALLBACK_KEY.matcher(key).matches())
        .ifPresent(
            key -> {
              throw new IllegalStateException(
                  "gongkai.wechat.apps." + name + ".callback-key must be 43 characters of base64");
            });
    return new WechatApp(
        name,
        app.kind(),
        app.appId(),
        app.appSecret(),
        app.callbackToken().orElse(null),
        app.callbackKey().orElse(null));
  }
}
