package org.gongkai.channel;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.gongkai.platform.data.EventLoop;
import org.gongkai.platform.problem.ProblemException;

/** Tries the accounts of channels, outside any transaction. */
@ApplicationScoped
public class ChannelTrials {

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final int DETAIL_LENGTH = 500;

  private final ChannelTrialService trials;
  private final ChannelKinds kinds;

  ChannelTrials(ChannelTrialService trials, ChannelKinds kinds) {
    this.trials = trials;
    this.kinds = kinds;
  }

  /**
   * Tries an account and keeps what that gave. Whatever the platform does, there is an answer after
   * ten seconds.
   *
   * @throws ProblemException (in the Uni) for an unknown or closed channel
   */
  public Uni<ChannelTest> run(String id, String by) {
    return trials
        .account(id)
        .chain(account -> tried(account).map(result -> withoutSecrets(result, account)))
        .call(result -> trials.record(id, result, by));
  }

  private Uni<ChannelTest> tried(ChannelAccount account) {
    Channel code = kinds.code(account.kind());
    if (code == null) {
      return Uni.createFrom().item(new ChannelTest(false, "系统中没有这种渠道的程序。"));
    }
    Uni<ChannelTest> limited =
        Uni.createFrom()
            .deferred(() -> code.test(account))
            .ifNoItem()
            .after(LONGEST)
            .fail()
            .onFailure()
            .recoverWithItem(ChannelTrials::failed);
    return EventLoop.returning(limited);
  }

  /** Names only the kind of a failure: its message may hold anything. */
  private static ChannelTest failed(Throwable failure) {
    String detail =
        failure instanceof TimeoutException
            ? "渠道没有在 " + LONGEST.toSeconds() + " 秒内回答。"
            : "调用失败：" + failure.getClass().getSimpleName() + "。";
    return new ChannelTest(false, detail);
  }

  /** A platform may repeat what it was sent. */
  private static ChannelTest withoutSecrets(ChannelTest result, ChannelAccount account) {
    String detail = result.detail();
    for (String secret : account.credentials().values()) {
      detail = secret.isBlank() ? detail : detail.replace(secret, "***");
    }
    String cut = detail.length() <= DETAIL_LENGTH ? detail : detail.substring(0, DETAIL_LENGTH);
    return new ChannelTest(result.works(), cut);
  }
}
