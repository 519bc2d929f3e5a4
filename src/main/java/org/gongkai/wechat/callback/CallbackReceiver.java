package org.gongkai.wechat.callback;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import org.gongkai.platform.problem.ProblemException;
import org.gongkai.platform.problem.ProblemType;
import org.gongkai.platform.security.FieldCipher;
import org.gongkai.platform.time.Times;
import org.gongkai.wechat.WechatApp;
import org.gongkai.wechat.WechatApps;
import org.gongkai.wechat.callback.CallbackGate.Opened;
import org.gongkai.wechat.callback.CallbackGate.Proof;
import org.gongkai.wechat.callback.CallbackGate.Refused;
import org.gongkai.wechat.callback.CallbackService.Outcome;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Takes callbacks: verified, stored, counted. */
@ApplicationScoped
class CallbackReceiver {

  /** Where messages are kept sealed. */
  static final String CONTENT = "wechat_event.content";

  private static final Logger LOG = Logger.getLogger(CallbackReceiver.class);

  private final WechatApps apps;
  private final CallbackGate gate;
  private final EventHandlers handlers;
  private final CallbackService callbacks;
  private final FieldCipher cipher;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  CallbackReceiver(
      WechatApps apps,
      CallbackConfig config,
      EventHandlers handlers,
      CallbackService callbacks,
      FieldCipher cipher,
      InstantSource clock,
      MeterRegistry metrics) {
    this.apps = apps;
    this.gate = new CallbackGate(config.window(), clock);
    this.handlers = handlers;
    this.callbacks = callbacks;
    this.cipher = cipher;
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * Answers the call by which the platform tries an address.
   *
   * @param echo what it wants to hear
   * @throws ProblemException {@link ProblemType#WECHAT_APP_NOT_FOUND}, {@link
   *     ProblemType#CALLBACK_REFUSED}
   */
  Uni<String> check(String name, CallbackQuery query, @Nullable String echo) {
    WechatApp app = app(name);
    Uni<Outcome> judged =
        Uni.createFrom()
            .deferred(
                () -> {
                  Proof proof = gate.check(app, query, echo);
                  // A signature that was seen here is of no use for a plain message either.
                  return app.callbackKey() == null
                      ? callbacks.store(used(app, proof, "GET " + echo), null)
                      : Uni.createFrom().item(Outcome.IGNORED);
                });
    return answered(app, judged).replaceWith(echo == null ? "" : echo);
  }

  /**
   * Takes a message: stored when somebody acts on it, and only once.
   *
   * @throws ProblemException {@link ProblemType#WECHAT_APP_NOT_FOUND}, {@link
   *     ProblemType#CALLBACK_REFUSED}
   */
  Uni<Void> receive(String name, CallbackQuery query, byte[] body) {
    WechatApp app = app(name);
    Uni<Outcome> judged =
        Uni.createFrom()
            .deferred(
                () -> {
                  Opened opened = gate.open(app, query, body);
                  return store(app, opened.message(), opened.loose());
                });
    return answered(app, judged);
  }

  private WechatApp app(String name) {
    WechatApp app = apps.find(name);
    if (app == null) {
      throw new ProblemException(ProblemType.WECHAT_APP_NOT_FOUND);
    }
    return app;
  }

  private Uni<Outcome> store(WechatApp app, Message message, @Nullable Proof loose) {
    UsedSignature used = loose == null ? null : used(app, loose, message.text());
    String name = message.event();
    StoredEvent event =
        name == null || !handlers.areThereFor(name) ? null : event(app, name, message);
    return used == null && event == null
        ? Uni.createFrom().item(Outcome.IGNORED)
        : callbacks.store(used, event);
  }

  private UsedSignature used(WechatApp app, Proof proof, String content) {
    return new UsedSignature(app.name(), proof.signature(), cipher.hash(content), proof.signedAt());
  }

  private StoredEvent event(WechatApp app, String name, Message message) {
    return new StoredEvent(
        app.name(),
        name,
        cipher.hash(EventKey.of(app.name(), message.content())),
        cipher.encrypt(CONTENT, message.text()),
        Times.toMillis(clock.instant()));
  }

  /** Counts what became of a callback; of a refusal the sender hears no reason. */
  private Uni<Void> answered(WechatApp app, Uni<Outcome> judged) {
    return judged
        .invoke(
            outcome -> {
              if (outcome == Outcome.FORGED) {
                throw new Refused(Refusal.REUSED);
              }
              count(app, outcome.name());
            })
        .onFailure(Refused.class)
        .invoke(failure -> refused(app, failure))
        .onFailure(Refused.class)
        .transform(failure -> new ProblemException(ProblemType.CALLBACK_REFUSED))
        .replaceWithVoid();
  }

  private void refused(WechatApp app, Throwable failure) {
    LOG.warnf("callback of %s refused: %s", app.name(), failure.getMessage());
    count(app, "REFUSED");
  }

  private void count(WechatApp app, String outcome) {
    metrics.counter("gongkai.wechat.callback", "app", app.name(), "outcome", outcome).increment();
  }
}
