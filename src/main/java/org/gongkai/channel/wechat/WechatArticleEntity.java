package org.gongkai.channel.wechat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How far a content is on its way to an official account. */
@Entity
@Table(name = "wechat_article")
@IdClass(WechatArticleEntity.Key.class)
public class WechatArticleEntity {

  @Id
  @Column(name = "channel_id")
  public String channelId;

  @Id
  @Column(name = "content_id")
  public UUID contentId;

  /** The version that the step is about. */
  @Column(name = "content_version")
  public int contentVersion;

  /** The delivery that the step is about. */
  @Column(name = "delivery_id")
  public UUID deliveryId;

  /** Name of the account. */
  public String app;

  @Enumerated(EnumType.STRING)
  public ArticleStep step;

  @Column(name = "draft_id")
  public @Nullable String draftId;

  @Column(name = "publish_id")
  public @Nullable String publishId;

  @Column(name = "message_id")
  public @Nullable String messageId;

  @Column(name = "article_id")
  public @Nullable String articleId;

  /** Where readers see it. */
  public @Nullable String url;

  /** What the platform said last, in its own codes. */
  public @Nullable String status;

  /** Articles of earlier versions that stayed published, separated by spaces. */
  @Column(name = "earlier_ids")
  public String earlierIds = "";

  @Column(name = "updated_at")
  public Instant updatedAt;

  /** Primary key. */
  public record Key(String channelId, UUID contentId) implements Serializable {}
}
