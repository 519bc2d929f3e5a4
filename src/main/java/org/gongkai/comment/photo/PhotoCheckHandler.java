package org.gongkai.comment.photo;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.gongkai.platform.time.Times;
import org.gongkai.wechat.WechatEvent;
import org.gongkai.wechat.WechatEventHandler;
import org.jboss.logging.Logger;

/** Takes the results of checks of images, which may come before we know what they are about. */
@ApplicationScoped
class PhotoCheckHandler implements WechatEventHandler {

  private static final Logger LOG = Logger.getLogger(PhotoCheckHandler.class);

  /** Of the column; the platform's names are far shorter. */
  private static final int LONGEST = 200;

  private final PhotoCheckService checks;

  PhotoCheckHandler(PhotoCheckService checks) {
    this.checks = checks;
  }

  @Override
  public Set<String> events() {
    return Set.of("wxa_media_check");
  }

  @Override
  public Uni<Void> handle(WechatEvent event) {
    String traceId = event.text("trace_id");
    if (traceId == null || traceId.length() > LONGEST) {
      LOG.warn("result of a check without a usable trace_id");
      return Uni.createFrom().voidItem();
    }
    return checks.result(traceId, PhotoResult.of(event), Times.toMillis(event.receivedAt()));
  }
}
