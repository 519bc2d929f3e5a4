package org.gongkai.channel.wechat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.gongkai.channel.WaitingDeliveries;
import org.gongkai.wechat.JobState;
import org.gongkai.wechat.WechatEvent;
import org.gongkai.wechat.WechatEventHandler;
import org.gongkai.wechat.WechatFailure;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the results of publications and mass messages, and lets the deliveries that wait for them
 * go on. A result of a job that nobody knows is kept: its name may still come, or an editor
 * published by hand.
 */
@ApplicationScoped
public class ArticleEventHandler implements WechatEventHandler {

  private static final Logger LOG = Logger.getLogger(ArticleEventHandler.class);
  private static final String MASS = "MASSSENDJOBFINISH";

  private final ArticleBook book;
  private final WaitingDeliveries waiting;

  ArticleEventHandler(ArticleBook book, WaitingDeliveries waiting) {
    this.book = book;
    this.waiting = waiting;
  }

  /** The documentation names the first; an SDK's sample has the second. */
  @Override
  public Set<String> events() {
    return Set.of("PUBLISHJOBFINISH", "FREEPUBLISHJOBFINISH", MASS);
  }

  @Override
  public Uni<Void> handle(WechatEvent event) {
    return event.name().equals(MASS) ? message(event) : publication(event);
  }

  private Uni<Void> publication(WechatEvent event) {
    JsonObject info = event.objects("PublishEventInfo").stream().findFirst().orElse(null);
    String jobId = info == null ? null : WechatEvent.text(info, "publish_id");
    JobResult result = info == null ? null : result(info);
    return note(event, jobId, result);
  }

  private Uni<Void> message(WechatEvent event) {
    String jobId = event.text("MsgID");
    String url =
        event.objects("ArticleUrlResult").stream()
            .flatMap(part -> WechatEvent.objects(part, "ResultList").stream())
            .flatMap(part -> WechatEvent.objects(part, "item").stream())
            .map(item -> WechatEvent.text(item, "ArticleUrl"))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return note(event, jobId, JobResult.ofMass(event.text("Status"), url));
  }

  private static @Nullable JobResult result(JsonObject info) {
    try {
      return JobResult.of(JobState.of(info));
    } catch (WechatFailure unreadable) {
      return null;
    }
  }

  private Uni<Void> note(WechatEvent event, @Nullable String jobId, @Nullable JobResult result) {
    if (jobId == null || result == null) {
      // It would be the same the next time.
      LOG.warnf("%s without a job or its result", event);
      return Uni.createFrom().voidItem();
    }
    return book.note(event.app().name(), jobId, result).chain(this::wake);
  }

  private Uni<Void> wake(List<UUID> deliveries) {
    return Multi.createFrom()
        .iterable(deliveries)
        .onItem()
        .transformToUniAndConcatenate(waiting::becomeDue)
        .collect()
        .last()
        .replaceWithVoid();
  }
}
