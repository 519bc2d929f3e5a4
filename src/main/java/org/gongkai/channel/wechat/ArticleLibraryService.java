package org.gongkai.channel.wechat;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Keeps in the database which images an account has. */
@ApplicationScoped
public class ArticleLibraryService implements ArticleLibrary {

  private final WechatImageRepository images;
  private final WechatMaterialRepository materials;

  ArticleLibraryService(WechatImageRepository images, WechatMaterialRepository materials) {
    this.images = images;
    this.materials = materials;
  }

  @Override
  @WithSession
  public Uni<@Nullable String> image(String app, String sha256) {
    return images
        .findById(new WechatImageEntity.Key(app, sha256))
        .map(row -> row == null ? null : row.url);
  }

  /** Two may bring the same image at once: the later address counts, both work. */
  @Override
  @WithTransaction
  public Uni<Void> keepImage(String app, String sha256, String url) {
    return images
        .findById(new WechatImageEntity.Key(app, sha256))
        .chain(
            known -> {
              WechatImageEntity row = known == null ? new WechatImageEntity() : known;
              row.app = app;
              row.sha256 = sha256;
              row.url = url;
              return images.persist(row);
            })
        .replaceWithVoid();
  }

  @Override
  @WithSession
  public Uni<@Nullable String> cover(String app, String sha256) {
    return materials
        .findById(new WechatMaterialEntity.Key(app, sha256))
        .map(row -> row == null ? null : row.mediaId);
  }

  @Override
  @WithTransaction
  public Uni<Void> keepCover(String app, String sha256, String mediaId) {
    return materials
        .findById(new WechatMaterialEntity.Key(app, sha256))
        .chain(
            known -> {
              WechatMaterialEntity row = known == null ? new WechatMaterialEntity() : known;
              row.app = app;
              row.sha256 = sha256;
              row.mediaId = mediaId;
              return materials.persist(row);
            })
        .replaceWithVoid();
  }

  @Override
  @WithTransaction
  public Uni<Void> forgetCover(String app, String mediaId) {
    return materials.forget(app, mediaId).replaceWithVoid();
  }
}
