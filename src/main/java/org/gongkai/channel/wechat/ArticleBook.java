package org.gongkai.channel.wechat;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where the saga of each article is written down; each call is a transaction of its own. */
interface ArticleBook {

  /** How far a content is; null when nothing was begun. */
  Uni<@Nullable WechatArticleEntity> find(String channelId, UUID contentId);

  /**
   * Writes a step down. A job's result that came before the answer which names the job is taken
   * over with the job's name.
   *
   * @return the row as it is now
   */
  Uni<WechatArticleEntity> change(
      String channelId, UUID contentId, Consumer<WechatArticleEntity> step);

  /**
   * Notes what the platform told of a job, whether or not it is known yet; twice is once.
   *
   * @return the deliveries that it is about
   */
  Uni<List<UUID>> note(String app, String jobId, JobResult result);
}
