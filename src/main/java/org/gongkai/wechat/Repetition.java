package org.gongkai.wechat;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.gongkai.wechat.WechatFailure.Kind;

/** Makes a call again while the platform is busy, where twice does what once does. */
@ApplicationScoped
class Repetition {

  private static final double JITTER = 0.5;
  private static final int CEILING = 8;

  private final WechatConfig.Retry config;

  Repetition(WechatConfig config) {
    this.config = config.retry();
  }

  <T> Uni<T> of(Endpoint endpoint, Uni<T> call) {
    if (!endpoint.isRepeatable() || config.attempts() < 2) {
      return call;
    }
    return call.onFailure(Repetition::isBusy)
        .retry()
        .withBackOff(config.pause(), config.pause().multipliedBy(CEILING))
        .withJitter(JITTER)
        .atMost(config.attempts() - 1L)
        // Exhausted repetitions wrap the last failure.
        .onFailure(failure -> !(failure instanceof WechatFailure))
        .transform(Repetition::unwrapped);
  }

  private static boolean isBusy(Throwable failure) {
    return failure instanceof WechatFailure wechat && wechat.kind() == Kind.BUSY;
  }

  private static Throwable unwrapped(Throwable failure) {
    return failure.getCause() instanceof WechatFailure last ? last : failure;
  }
}
