package org.gongkai.comment.moderation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.gongkai.citizen.SessionService;
import org.gongkai.comment.moderation.CheckResult.Kind;
import org.gongkai.wechat.CheckClient;
import org.gongkai.wechat.Suggestion;
import org.gongkai.wechat.WechatFailure;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Checks texts with WeChat's content security. Whatever is not a clear pass goes to a person. */
@ApplicationScoped
class WechatTextCheck implements TextCheck {

  private static final Logger LOG = Logger.getLogger(WechatTextCheck.class);

  /** The platform checks nothing for a user whom it did not see for so long (61010). */
  private static final Duration SEEN = Duration.ofHours(2);

  private final CheckClient wechat;
  private final SessionService citizens;
  private final InstantSource clock;

  WechatTextCheck(CheckClient wechat, SessionService citizens, InstantSource clock) {
    this.wechat = wechat;
    this.citizens = citizens;
    this.clock = clock;
  }

  @Override
  public Uni<CheckResult> check(@Nullable UUID citizenId, String text, Instant submittedAt) {
    if (citizenId == null || !clock.instant().isBefore(submittedAt.plus(SEEN))) {
      return person();
    }
    return citizens
        .openidOf(citizenId)
        .chain(openid -> openid == null ? person() : check(openid, text))
        .onFailure()
        .recoverWithItem(WechatTextCheck::failed);
  }

  private Uni<CheckResult> check(String openid, String text) {
    return wechat.checkText(openid, text).map(WechatTextCheck::result);
  }

  private static CheckResult result(Suggestion suggestion) {
    return switch (suggestion.suggest()) {
      case PASS -> new CheckResult(Kind.PASS, suggestion.traceId());
      case REVIEW, RISKY -> new CheckResult(Kind.PERSON, suggestion.traceId());
    };
  }

  private static CheckResult failed(@Nullable Throwable failure) {
    LOG.warnf("text check failed: %s", failure == null ? "unknown" : failure.getMessage());
    return failure instanceof WechatFailure wechat && wechat.kind().isPassing()
        ? CheckResult.again(wechat.until())
        : new CheckResult(Kind.PERSON, null);
  }

  private static Uni<CheckResult> person() {
    return Uni.createFrom().item(new CheckResult(Kind.PERSON, null));
  }
}
