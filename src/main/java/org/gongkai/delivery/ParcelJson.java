package org.gongkai.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;

/** Parcels as the table keeps them. */
@ApplicationScoped
class ParcelJson {

  private final ObjectMapper json;

  ParcelJson(ObjectMapper json) {
    this.json = json;
  }

  String write(Parcel parcel) {
    try {
      return json.writeValueAsString(parcel);
    } catch (JsonProcessingException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  Parcel read(String payload) {
    try {
      return json.readValue(payload, Parcel.class);
    } catch (JsonProcessingException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
