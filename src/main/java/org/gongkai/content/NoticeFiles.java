package org.gongkai.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;
import org.gongkai.media.MediaInfo;
import org.gongkai.media.MediaService;
import org.jspecify.annotations.Nullable;

/** The files beside a version, with what the media store knows of them. */
@ApplicationScoped
class NoticeFiles {

  private final MediaService media;
  private final ObjectMapper json;

  NoticeFiles(MediaService media, ObjectMapper json) {
    this.media = media;
    this.json = json;
  }

  /** In the order in which the editor put them. */
  Uni<List<NoticeFile>> of(ContentVersionEntity version) {
    List<Attachment> attachments = read(version.attachments);
    return media
        .known(attachments.stream().map(Attachment::address).toList())
        .map(
            known ->
                attachments.stream().map(file -> file(file, known.get(file.address()))).toList());
  }

  private static NoticeFile file(Attachment file, @Nullable MediaInfo info) {
    return info == null
        ? new NoticeFile(file.name(), file.address(), null, null)
        : new NoticeFile(file.name(), file.address(), info.mediaType(), info.bytes());
  }

  private List<Attachment> read(String attachments) {
    try {
      return json.readValue(attachments, new TypeReference<>() {});
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
