package org.gongkai.channel.wechat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** An image for texts that the platform has already. */
@Entity
@Table(name = "wechat_image")
@IdClass(WechatImageEntity.Key.class)
public class WechatImageEntity {

  @Id public String app;

  /** Digest of the file in the media store. */
  @Id public String sha256;

  /** Its address on the platform. */
  @Column(name = "url")
  public String url;

  /** Primary key. */
  public record Key(String app, String sha256) implements Serializable {}
}
