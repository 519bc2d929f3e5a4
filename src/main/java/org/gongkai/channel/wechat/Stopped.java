package org.gongkai.channel.wechat;

import java.time.Instant;
import org.gongkai.channel.Publication;
import org.gongkai.wechat.WechatFailure;

/** Ends the steps of a publication early, with what is to be said of it. */
final class Stopped extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Publication publication;

  Stopped(Publication publication) {
    super("stopped", null, false, false);
    this.publication = publication;
  }

  /** At a failed call before anything that readers see. */
  static Stopped preparing(Throwable failure, Instant now) {
    return new Stopped(
        OfficialOutcomes.of((WechatFailure) failure, OfficialOutcomes.Call.PREPARE, now));
  }

  Publication publication() {
    return publication;
  }
}
