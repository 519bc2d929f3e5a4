package org.gongkai.platform.web;

import jakarta.ws.rs.core.Response;

/**
 * What staff read together with the version that a change of it must name.
 *
 * @param version see {@link VersionTag}
 */
public record Versioned<T>(T value, int version) {

  /** The answer to a read: 200 with the version as entity tag, kept by no cache. */
  public Response response() {
    return Response.ok(value)
        .header("ETag", VersionTag.of(version))
        .header("Cache-Control", "no-store")
        .build();
  }

  /** 200 with the version as entity tag. */
  public Answer ok() {
    return Answer.ok(value).withVersion(version);
  }

  /** 201 with the version as entity tag. */
  public Answer created(String location) {
    return Answer.created(location, value).withVersion(version);
  }
}
