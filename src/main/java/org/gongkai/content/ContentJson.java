package org.gongkai.content;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;

/** Lists that a version keeps as JSON. */
@ApplicationScoped
class ContentJson {

  private final ObjectMapper json;

  ContentJson(ObjectMapper json) {
    this.json = json;
  }

  List<Attachment> attachments(ContentVersionEntity version) {
    return read(version.attachments, new TypeReference<>() {});
  }

  List<String> channels(ContentVersionEntity version) {
    return read(version.channels, new TypeReference<>() {});
  }

  String write(List<?> list) {
    try {
      return json.writeValueAsString(list);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private <T> T read(String text, TypeReference<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
