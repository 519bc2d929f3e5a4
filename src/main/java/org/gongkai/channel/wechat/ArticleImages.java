package org.gongkai.channel.wechat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongkai.channel.Publication;
import org.gongkai.channel.Publication.Outcome;
import org.gongkai.media.MediaAddress;
import org.gongkai.media.MediaBytes;
import org.gongkai.wechat.ArticleClient;
import org.gongkai.wechat.ImageFile;
import org.gongkai.wechat.WechatApp;
import org.gongkai.wechat.WechatFailure;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Brings images to the platform, each once for an account. */
final class ArticleImages {

  private static final Logger LOG = Logger.getLogger(ArticleImages.class);

  /** {@code media/uploadimg}: jpg or png under 1 MB. */
  private static final long IMAGE_BYTES = 999_999;

  private static final Set<String> IMAGE_TYPES = Set.of("image/jpeg", "image/png");

  /** {@code material/add_material}: at most 10 MB. */
  private static final long COVER_BYTES = 10_000_000;

  private static final Set<String> COVER_TYPES = Set.of("image/jpeg", "image/png", "image/gif");
  private static final Duration SOON = Duration.ofSeconds(1);

  private final ArticleClient client;
  private final ImageSource source;
  private final ArticleLibrary library;
  private final InstantSource clock;
  private final Duration within;

  ArticleImages(
      ArticleClient client,
      ImageSource source,
      ArticleLibrary library,
      InstantSource clock,
      Duration within) {
    this.client = client;
    this.source = source;
    this.library = library;
    this.clock = clock;
    this.within = within;
  }

  /**
   * A cover in the account's library.
   *
   * @param isOld whether it was there before, so that somebody may have deleted it since
   */
  record Cover(String mediaId, boolean isOld) {}

  /**
   * Addresses of images on the platform, by those in the media store. Fails with {@link Stopped}.
   * When it takes long, what was brought is kept and the next attempt goes on.
   */
  Uni<Map<String, String>> host(WechatApp app, List<String> addresses) {
    Instant end = clock.instant().plus(within);
    Map<String, String> hosted = new HashMap<>();
    return Multi.createFrom()
        .iterable(new LinkedHashSet<>(addresses))
        .onItem()
        .transformToUniAndConcatenate(
            address -> image(app, address, end).invoke(url -> hosted.put(address, url)))
        .collect()
        .last()
        .replaceWith(hosted);
  }

  /** The cover of an article. Fails with {@link Stopped}. */
  Uni<Cover> cover(WechatApp app, String address) {
    MediaAddress media = media(address, "cover");
    return library
        .cover(app.name(), media.sha256())
        .chain(
            known ->
                known != null
                    ? Uni.createFrom().item(new Cover(known, true))
                    : bringCover(app, media).map(id -> new Cover(id, false)));
  }

  private Uni<String> image(WechatApp app, String address, Instant end) {
    MediaAddress media = media(address, "images");
    return library
        .image(app.name(), media.sha256())
        .chain(known -> known != null ? Uni.createFrom().item(known) : bringImage(app, media, end));
  }

  private Uni<String> bringImage(WechatApp app, MediaAddress media, Instant end) {
    if (clock.instant().isAfter(end)) {
      throw new Stopped(Publication.busy(SOON, "图片较多，分批上传"));
    }
    return read(media, IMAGE_BYTES, IMAGE_TYPES, "images", "需要小于 1 MB 的 JPEG 或 PNG")
        .chain(file -> client.uploadImage(app, file))
        .onFailure(WechatFailure.class)
        .transform(failure -> Stopped.preparing(failure, clock.instant()))
        .call(url -> kept(library.keepImage(app.name(), media.sha256(), url)));
  }

  private Uni<String> bringCover(WechatApp app, MediaAddress media) {
    return read(media, COVER_BYTES, COVER_TYPES, "cover", "需要不超过 10 MB 的 JPEG、PNG 或 GIF")
        .chain(file -> client.addMaterial(app, file))
        .onFailure(WechatFailure.class)
        .transform(failure -> Stopped.preparing(failure, clock.instant()))
        .call(id -> kept(library.keepCover(app.name(), media.sha256(), id)));
  }

  /** What is not kept is brought again another time. */
  private static Uni<Void> kept(Uni<Void> keeping) {
    return keeping
        .onFailure()
        .invoke(failure -> LOG.warnf("image not noted: %s", failure.getClass().getSimpleName()))
        .onFailure()
        .recoverWithNull();
  }

  private Uni<ImageFile> read(
      MediaAddress media, long maxBytes, Set<String> types, String field, String need) {
    return source.read(media, maxBytes, types).map(bytes -> file(bytes, media, field, need));
  }

  private static ImageFile file(
      @Nullable MediaBytes bytes, MediaAddress media, String field, String need) {
    if (bytes == null) {
      throw refused(field, "图片 " + media + " 没有平台可用的格式，" + need);
    }
    // Its own name may hold what a part's header must not.
    String extension =
        switch (bytes.mediaType()) {
          case "image/png" -> ".png";
          case "image/gif" -> ".gif";
          default -> ".jpg";
        };
    return new ImageFile(
        media.sha256().substring(0, 16) + extension, bytes.mediaType(), bytes.bytes());
  }

  private static MediaAddress media(String address, String field) {
    MediaAddress media = MediaAddress.read(address);
    if (media == null) {
      throw refused(field, "图片 " + address + " 不在素材库中");
    }
    return media;
  }

  private static Stopped refused(String field, String message) {
    return new Stopped(Publication.failed(Outcome.REJECTED, field + "：" + message));
  }
}
