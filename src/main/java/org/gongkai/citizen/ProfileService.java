package org.gongkai.citizen;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.UUID;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.security.FieldCipher;
import org.gongkai.platform.time.Times;
import org.gongkai.wechat.LoginClient;
import org.gongkai.wechat.LoginClient.PhoneNumber;
import org.gongkai.wechat.WechatFailure;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What a citizen told about themselves. */
@ApplicationScoped
public class ProfileService {

  private static final Logger LOG = Logger.getLogger(ProfileService.class);
  private static final String CHINA = "86";
  private static final String PHONE = "citizen.phone_sealed";

  private final LoginClient wechat;
  private final CitizenRepository citizens;
  private final FieldCipher cipher;
  private final InstantSource clock;

  ProfileService(
      LoginClient wechat, CitizenRepository citizens, FieldCipher cipher, InstantSource clock) {
    this.wechat = wechat;
    this.citizens = citizens;
    this.cipher = cipher;
    this.clock = clock;
  }

  /** What is known. */
  @WithSession
  public Uni<ProfileView> profile(UUID citizenId) {
    return require(citizenId).map(this::view);
  }

  /**
   * Takes the telephone number behind a code, in the place of an earlier one.
   *
   * @throws ProblemException (in the Uni) {@link ProblemType#PHONE_CODE_REJECTED} or {@link
   *     ProblemType#WECHAT_UNAVAILABLE}
   */
  public Uni<ProfileView> takePhone(UUID citizenId, String code) {
    return wechat
        .phoneNumberOf(code)
        .onFailure(WechatFailure.class)
        .transform(this::problem)
        .chain(number -> Panache.withTransaction(() -> keep(citizenId, number)));
  }

  /** Forgets the telephone number; nothing when there is none. */
  @WithTransaction
  public Uni<Void> forgetPhone(UUID citizenId) {
    return require(citizenId)
        .invoke(
            citizen -> {
              citizen.phoneSealed = null;
              citizen.phoneAt = null;
            })
        .replaceWithVoid();
  }

  /** The telephone number, for a comment whose author wants it there; null when there is none. */
  @WithSession
  public Uni<@Nullable String> phoneOf(UUID citizenId) {
    return citizens
        .findById(citizenId)
        .map(citizen -> citizen == null ? null : open(citizen.phoneSealed));
  }

  private Uni<ProfileView> keep(UUID citizenId, PhoneNumber number) {
    return require(citizenId)
        .invoke(
            citizen -> {
              citizen.phoneSealed = cipher.encrypt(PHONE, write(number));
              citizen.phoneAt = Times.toMillis(clock.instant());
            })
        .map(this::view);
  }

  private static String write(PhoneNumber number) {
    return number.countryCode().equals(CHINA)
        ? number.number()
        : '+' + number.countryCode() + number.number();
  }

  private ProfileView view(CitizenEntity citizen) {
    return ProfileView.of(open(citizen.phoneSealed), citizen.phoneAt);
  }

  private @Nullable String open(@Nullable String sealed) {
    return cipher.decryptIfThere(PHONE, sealed);
  }

  /** A token may outlive its citizen. */
  private Uni<CitizenEntity> require(UUID citizenId) {
    return citizens.findById(citizenId).onItem().ifNull().failWith(UnauthorizedException::new);
  }

  private ProblemException problem(Throwable failure) {
    LOG.warnf("telephone number not taken: %s", failure.getMessage());
    return WechatProblems.of(failure, ProblemType.PHONE_CODE_REJECTED, clock.instant());
  }
}
