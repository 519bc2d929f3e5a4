package org.gongkai.channel.wechat;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Which images an account has already; each call is a transaction of its own. */
interface ArticleLibrary {

  /** Address of an image for texts; null when it is to be brought. */
  Uni<@Nullable String> image(String app, String sha256);

  Uni<Void> keepImage(String app, String sha256, String url);

  /** Name of a cover; null when it is to be brought. */
  Uni<@Nullable String> cover(String app, String sha256);

  Uni<Void> keepCover(String app, String sha256, String mediaId);

  /** Forgets a cover that is not in the account's library any more. */
  Uni<Void> forgetCover(String app, String mediaId);
}
