package org.gongkai.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * What a write answers, before it is written as JSON.
 *
 * @param status HTTP status
 * @param location address of what was made, or null
 * @param etag entity tag of the body with its quotes, or null
 * @param body written as JSON
 */
public record Answer(int status, @Nullable String location, @Nullable String etag, Object body) {

  /** 201 with the address of what was made. */
  public static Answer created(String location, Object body) {
    return new Answer(201, location, null, body);
  }

  /** 200. */
  public static Answer ok(Object body) {
    return new Answer(200, null, null, body);
  }

  /** The same answer with an entity tag. */
  public Answer withVersion(int version) {
    return new Answer(status, location, VersionTag.of(version), body);
  }
}
