package org.gongkai.citizen;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.gongkai.platform.id.IdGenerator;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.security.FieldCipher;
import org.gongkai.wechat.LoginClient;
import org.gongkai.wechat.WechatFailure;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Logs citizens in and keeps them logged in. */
@ApplicationScoped
public class SessionService {

  private static final Logger LOG = Logger.getLogger(SessionService.class);
  private static final String OPENID = "citizen.openid_sealed";

  private final LoginClient wechat;
  private final CitizenRepository citizens;
  private final RefreshTokenRepository refreshTokens;
  private final CitizenTokens tokens;
  private final CitizenConfig config;
  private final FieldCipher cipher;
  private final IdGenerator ids;
  private final InstantSource clock;

  SessionService(
      LoginClient wechat,
      CitizenRepository citizens,
      RefreshTokenRepository refreshTokens,
      CitizenTokens tokens,
      CitizenConfig config,
      FieldCipher cipher,
      IdGenerator ids,
      InstantSource clock) {
    this.wechat = wechat;
    this.citizens = citizens;
    this.refreshTokens = refreshTokens;
    this.tokens = tokens;
    this.config = config;
    this.cipher = cipher;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Logs a citizen in.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#WECHAT_CODE_REJECTED}, {@link
   *     ProblemType#LOGIN_REFUSED} or {@link ProblemType#WECHAT_UNAVAILABLE}
   */
  public Uni<SessionView> login(String code) {
    return wechat
        .openidOf(code)
        .onFailure(WechatFailure.class)
        .transform(this::problem)
        .chain(openid -> Panache.withTransaction(() -> begin(openid)));
  }

  /**
   * Exchanges a refresh token for the next pair. A token that was exchanged before is in two hands,
   * so its whole family is revoked and both must log in again.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#REFRESH_TOKEN_REJECTED}
   */
  public Uni<SessionView> refresh(String refreshToken) {
    // The revocation must be committed, so the refusal comes after the transaction.
    return Panache.withTransaction(() -> exchange(cipher.hash(refreshToken)))
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemType.REFRESH_TOKEN_REJECTED));
  }

  /**
   * Ends a login: every refresh token of it is revoked. Nothing for a token that is not known.
   * Access tokens that were given out live to their end.
   */
  @WithTransaction
  public Uni<Void> logout(String refreshToken) {
    return refreshTokens
        .findById(cipher.hash(refreshToken))
        .chain(
            known ->
                known == null
                    ? Uni.createFrom().voidItem()
                    : refreshTokens.revokeFamily(known.family));
  }

  /** The platform's name of a citizen, for calls to it; null for an unknown one. */
  @WithSession
  public Uni<@Nullable String> openidOf(UUID citizenId) {
    return citizens
        .findById(citizenId)
        .map(citizen -> citizen == null ? null : cipher.decrypt(OPENID, citizen.openidSealed));
  }

  /** The citizen whom the platform names so; null for one who never logged in. */
  @WithSession
  public Uni<@Nullable UUID> citizenOf(String openid) {
    return citizens
        .withOpenidHash(cipher.hash(openid))
        .map(citizen -> citizen == null ? null : citizen.id);
  }

  private Uni<SessionView> begin(String openid) {
    return citizens
        .upsert(ids.next(), cipher.hash(openid), cipher.encrypt(OPENID, openid))
        .chain(citizenId -> issue(citizenId, ids.next()));
  }

  private Uni<@Nullable SessionView> exchange(String tokenHash) {
    return refreshTokens
        .findById(tokenHash, LockModeType.PESSIMISTIC_WRITE)
        .chain(
            known ->
                known == null || known.revoked ? Uni.createFrom().nullItem() : exchange(known));
  }

  private Uni<@Nullable SessionView> exchange(RefreshTokenEntity known) {
    Instant now = clock.instant();
    if (known.usedAt != null) {
      LOG.warnf("refresh token used twice, family %s revoked", known.family);
      return refreshTokens.revokeFamily(known.family).replaceWith(() -> null);
    }
    if (!now.isBefore(known.expiresAt)) {
      return Uni.createFrom().nullItem();
    }
    known.usedAt = now;
    return issue(known.citizenId, known.family).map(session -> session);
  }

  private Uni<SessionView> issue(UUID citizenId, UUID family) {
    String refreshToken = tokens.refreshToken();
    RefreshTokenEntity next = new RefreshTokenEntity();
    next.tokenHash = cipher.hash(refreshToken);
    next.family = family;
    next.citizenId = citizenId;
    next.expiresAt = clock.instant().plus(config.refreshTokenLife());
    return refreshTokens
        .persist(next)
        .map(
            stored ->
                new SessionView(
                    tokens.accessToken(citizenId),
                    refreshToken,
                    config.accessTokenLife().toSeconds()));
  }

  private ProblemException problem(Throwable failure) {
    LOG.warnf("login failed: %s", failure.getMessage());
    return WechatProblems.of(failure, ProblemType.WECHAT_CODE_REJECTED, clock.instant());
  }
}
