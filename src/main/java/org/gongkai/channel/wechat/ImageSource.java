package org.gongkai.channel.wechat;

import io.smallrye.mutiny.Uni;
import java.util.Set;
import org.gongkai.media.MediaAddress;
import org.gongkai.media.MediaBytes;
import org.jspecify.annotations.Nullable;

/** Where images come from: the media store. */
interface ImageSource {

  /** The best form of a file within the limits; null when there is none. */
  Uni<@Nullable MediaBytes> read(MediaAddress address, long maxBytes, Set<String> mediaTypes);
}
