package org.gongkai.comment.moderation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.gongkai.citizen.SessionService;
import org.gongkai.comment.moderation.CheckResult.Kind;
import org.gongkai.wechat.TextSuggestion;
import org.gongkai.wechat.WechatClient;
import org.gongkai.wechat.WechatFailure;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Checks texts with WeChat's content security. Whatever is not a clear pass goes to a person. */
@ApplicationScoped
class WechatTextCheck implements TextCheck {

  private static final Logger LOG = Logger.getLogger(WechatTextCheck.class);

  /** A token refused twice in a row is being renewed by another instance. */
  private static final Set<WechatFailure.Kind> WAITING =
      EnumSet.of(WechatFailure.Kind.RETRY, WechatFailure.Kind.TOKEN);

  private final WechatClient wechat;
  private final SessionService citizens;

  WechatTextCheck(WechatClient wechat, SessionService citizens) {
    this.wechat = wechat;
    this.citizens = citizens;
  }

  @Override
  public Uni<CheckResult> check(@Nullable UUID citizenId, String text) {
    if (citizenId == null) {
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

  private static CheckResult result(TextSuggestion suggestion) {
    return switch (suggestion.suggest()) {
      case PASS -> new CheckResult(Kind.PASS, suggestion.traceId());
      case REVIEW, RISKY -> new CheckResult(Kind.PERSON, suggestion.traceId());
    };
  }

  private static CheckResult failed(@Nullable Throwable failure) {
    LOG.warnf("text check failed: %s", failure == null ? "unknown" : failure.getMessage());
    boolean again = failure instanceof WechatFailure wechat && WAITING.contains(wechat.kind());
    return new CheckResult(again ? Kind.AGAIN : Kind.PERSON, null);
  }

  private static Uni<CheckResult> person() {
    return Uni.createFrom().item(new CheckResult(Kind.PERSON, null));
  }
}
