package org.gongkai.channel.wechat;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/** A cover that is in an account's library. */
@Entity
@Table(name = "wechat_material")
@IdClass(WechatMaterialEntity.Key.class)
public class WechatMaterialEntity {

  @Id public String app;

  /** Digest of the file in the media store. */
  @Id public String sha256;

  /** Its name in the library. */
  @Column(name = "media_id")
  public String mediaId;

  /** Primary key. */
  public record Key(String app, String sha256) implements Serializable {}
}
