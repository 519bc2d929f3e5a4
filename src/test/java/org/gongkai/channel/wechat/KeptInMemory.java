package org.gongkai.channel.wechat;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What the database keeps, without one. */
final class KeptInMemory implements ArticleBook, ArticleLibrary {

  final Map<WechatArticleEntity.Key, WechatArticleEntity> rows = new HashMap<>();
  final Map<String, JobResult> results = new HashMap<>();
  private final Map<String, String> files = new HashMap<>();

  @Override
  public Uni<@Nullable WechatArticleEntity> find(String channelId, UUID contentId) {
    return Uni.createFrom().item(rows.get(new WechatArticleEntity.Key(channelId, contentId)));
  }

  @Override
  public Uni<WechatArticleEntity> change(
      String channelId, UUID contentId, Consumer<WechatArticleEntity> step) {
    return Uni.createFrom()
        .item(
            () -> {
              WechatArticleEntity row =
                  rows.computeIfAbsent(
                      new WechatArticleEntity.Key(channelId, contentId),
                      key -> new WechatArticleEntity());
              row.channelId = channelId;
              row.contentId = contentId;
              step.accept(row);
              row.updatedAt = Instant.EPOCH;
              JobResult early = results.get(row.publishId == null ? row.messageId : row.publishId);
              if (row.step == ArticleStep.SUBMITTED && early != null) {
                ArticleSteps.result(row, early);
              }
              return row;
            });
  }

  @Override
  public Uni<List<UUID>> note(String app, String jobId, JobResult result) {
    return Uni.createFrom()
        .item(
            () -> {
              results.put(jobId, result);
              List<WechatArticleEntity> known =
                  rows.values().stream()
                      .filter(row -> jobId.equals(row.publishId) || jobId.equals(row.messageId))
                      .toList();
              known.forEach(row -> ArticleSteps.result(row, result));
              return known.stream().map(row -> row.deliveryId).toList();
            });
  }

  @Override
  public Uni<@Nullable String> image(String app, String sha256) {
    return Uni.createFrom().item(files.get(app + sha256));
  }

  @Override
  public Uni<Void> keepImage(String app, String sha256, String url) {
    return Uni.createFrom().item(() -> files.put(app + sha256, url)).replaceWithVoid();
  }

  @Override
  public Uni<@Nullable String> cover(String app, String sha256) {
    return Uni.createFrom().item(files.get("cover" + app + sha256));
  }

  @Override
  public Uni<Void> keepCover(String app, String sha256, String mediaId) {
    return Uni.createFrom()
        .item(() -> files.put("cover" + app + sha256, mediaId))
        .replaceWithVoid();
  }

  @Override
  public Uni<Void> forgetCover(String app, String mediaId) {
    return Uni.createFrom().item(() -> files.values().removeIf(mediaId::equals)).replaceWithVoid();
  }
}
