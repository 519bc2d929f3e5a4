package org.gongkai.wechat;

import java.time.Instant;

/**
 * An access token.
 *
 * @param renewAt from then on a newer one is looked for
 * @param expiresAt from then on the platform refuses it
 */
record AccessToken(String value, Instant renewAt, Instant expiresAt) {

  /** Says no secret. */
  @Override
  public String toString() {
    return "AccessToken[until " + expiresAt + "]";
  }
}
