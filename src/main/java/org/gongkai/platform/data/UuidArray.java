package org.gongkai.platform.data;

import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;

/** Identifiers as one parameter of a native query, however many there are. */
public final class UuidArray {

  private UuidArray() {}

  /** As PostgreSQL writes an array; read by {@code cast(cast(:ids as varchar) as uuid[])}. */
  public static String of(Collection<UUID> ids) {
    return ids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
  }
}
