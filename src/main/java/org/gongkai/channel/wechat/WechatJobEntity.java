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
import org.jspecify.annotations.Nullable;

/** What the platform told of a publication job or of a mass message. */
@Entity
@Table(name = "wechat_job")
@IdClass(WechatJobEntity.Key.class)
public class WechatJobEntity {

  @Id public String app;

  @Id
  @Column(name = "job_id")
  public String jobId;

  @Enumerated(EnumType.STRING)
  public JobResult.State state;

  public String status;

  @Column(name = "article_id")
  public @Nullable String articleId;

  public @Nullable String url;

  @Column(name = "received_at")
  public Instant receivedAt;

  /** Primary key. */
  public record Key(String app, String jobId) implements Serializable {}
}
