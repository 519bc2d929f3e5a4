package org.gongkai.wechat;

import io.smallrye.mutiny.Uni;
import java.util.Set;

/**
 * Whoever acts on events of the platform. Called after the event is stored and answered, outside
 * any transaction; again when it failed or its process died, so handling an event twice must do
 * what once does.
 */
public interface WechatEventHandler {

  /** Names of the events that it acts on. */
  Set<String> events();

  /** Acts on one; a failure lets it come again later. */
  Uni<Void> handle(WechatEvent event);
}
