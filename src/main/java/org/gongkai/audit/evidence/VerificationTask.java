package org.gongkai.audit.evidence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import org.gongkai.platform.data.EventLoop;
import org.gongkai.platform.task.Task;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Verifies the whole log and the trail below it, and changes nothing. */
@ApplicationScoped
class VerificationTask implements Task {

  private static final Logger LOG = Logger.getLogger(VerificationTask.class);

  /** Leaves of one session, which keeps what it has read and looks through it at each query. */
  private static final int LEAVES = 1_000;

  private final VerificationService verification;
  private final EvidenceConfig config;
  private final InstantSource clock;

  VerificationTask(VerificationService verification, EvidenceConfig config, InstantSource clock) {
    this.verification = verification;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "verify-evidence";
  }

  @Override
  public Uni<Boolean> run() {
    Instant asOf = config.asOf().map(Instant::parse).orElseGet(clock::instant);
    return EventLoop.returning(from(0, asOf)).map(VerificationTask::isTold);
  }

  private Uni<VerificationView> from(long leaf, Instant asOf) {
    return verification
        .verify(leaf, LEAVES, asOf)
        .chain(
            view -> {
              Long next = view.next();
              return next == null ? Uni.createFrom().item(view) : from(next, asOf);
            });
  }

  private static boolean isTold(VerificationView view) {
    BrokenLeaf broken = view.firstBroken();
    if (broken == null) {
      LOG.infof(
          "verify-evidence: %d leaves, all intact; %d of them signed",
          view.sealed(), view.signed());
    } else {
      LOG.errorf("verify-evidence: %s", described(broken));
    }
    return view.intact();
  }

  private static String described(BrokenLeaf broken) {
    String thing =
        broken.kind() == null
            ? "the log"
            : broken.kind()
                + " "
                + broken.id()
                + (broken.number() == 0 ? "" : " no. " + broken.number());
    return broken.fault() + ": " + thing + place(broken.index());
  }

  private static String place(@Nullable Long index) {
    return index == null ? ", which is not in the log" : " at leaf " + index;
  }
}
