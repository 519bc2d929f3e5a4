package org.gongkai.sandbox;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gongkai.consultation.ConsultationService;
import org.gongkai.consultation.ConsultationView;
import org.gongkai.consultation.CreateConsultationRequest;
import org.gongkai.consultation.DraftService;
import org.gongkai.consultation.DraftSource;
import org.gongkai.consultation.OpenConsultationRequest;
import org.gongkai.consultation.WindowService;
import org.gongkai.decision.CreateDecisionRequest;
import org.gongkai.decision.DecisionKind;
import org.gongkai.decision.DecisionService;
import org.gongkai.platform.scope.Units;
import org.gongkai.platform.time.Moment;
import org.gongkai.platform.web.VersionTag;
import org.gongkai.platform.web.Versioned;
import org.jboss.logging.Logger;

/**
 * At the first start on an empty data folder, an invented town's consultation; at every start,
 * where to look.
 */
@ApplicationScoped
class DemoData {

  private static final Logger LOG = Logger.getLogger("gongkai");
  private static final String DRAFT = "qinghe-draft.txt";

  /** The invented unit of the demonstration. */
  static final String UNIT = "云溪县青禾镇人民政府";

  private static final String BY = "demo";
  private static final Duration WINDOW = Duration.ofDays(31);

  private final DecisionService decisions;
  private final ConsultationService consultations;
  private final DraftService drafts;
  private final WindowService windows;
  private final DemoChannels channels;
  private final InstantSource clock;
  private final boolean enabled;
  private final int port;

  DemoData(
      DecisionService decisions,
      ConsultationService consultations,
      DraftService drafts,
      WindowService windows,
      DemoChannels channels,
      InstantSource clock,
      @ConfigProperty(name = "gongkai.sandbox.demo-data", defaultValue = "false") boolean enabled,
      @ConfigProperty(name = "quarkus.http.port") int port) {
    this.decisions = decisions;
    this.consultations = consultations;
    this.drafts = drafts;
    this.windows = windows;
    this.channels = channels;
    this.clock = clock;
    this.enabled = enabled;
    this.port = port;
  }

  void atStart(@Observes StartupEvent start) throws Throwable {
    if (enabled) {
      VertxContextSupport.subscribeAndAwait(this::createOnce);
      LOG.info(whereToLook());
    }
  }

  private Uni<?> createOnce() {
    return consultations
        .pageForStaff(Units.ALL, null, 1)
        .chain(page -> page.items().isEmpty() ? create() : Uni.createFrom().voidItem());
  }

  private Uni<?> create() {
    String title = "关于公开征求《青禾镇公共交通发展实施意见（征求意见稿）》意见的公告";
    String contact = "信函：云溪县青禾镇政务公开办公室；电子邮箱：yijian@example.invalid";
    return decisions
        .create(demoDecision(), BY)
        .chain(
            decision ->
                consultations.create(
                    new CreateConsultationRequest(decision.id(), title, UNIT, contact), BY))
        .call(consultation -> importDraft(consultation.value().id()))
        .chain(this::open)
        .call(() -> channels.open(BY));
  }

  private static CreateDecisionRequest demoDecision() {
    return new CreateDecisionRequest(
        2026,
        "青禾镇公共交通发展实施意见",
        UNIT,
        DecisionKind.MAJOR_DECISION,
        "明确公共交通优先发展的目标和措施。",
        LocalDate.of(2026, 12, 31));
  }

  private Uni<?> importDraft(UUID consultationId) {
    return drafts
        .read(DraftSource.text(demoDraft()))
        .chain(parsed -> drafts.prepare(consultationId, parsed))
        .chain(prepared -> drafts.store(consultationId, prepared, BY));
  }

  private Uni<?> open(Versioned<ConsultationView> consultation) {
    OpenConsultationRequest request =
        new OpenConsultationRequest(null, Moment.at(clock.instant().plus(WINDOW)), null);
    return windows.open(
        consultation.value().id(), VersionTag.of(consultation.version()), request, BY);
  }

  private static String demoDraft() {
    try (InputStream in = DemoData.class.getResourceAsStream(DRAFT)) {
      if (in == null) {
        throw new IllegalStateException(DRAFT + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private String whereToLook() {
    String root = "http://localhost:" + port;
    return String.join(
        "\n",
        "Gongkai is ready, with embedded servers and simulated platforms.",
        "  API           " + root + "/v1/consultations",
        "  Swagger UI    " + root + "/q/swagger-ui",
        "  Health        " + root + "/q/health",
        "  Staff token   curl -s "
            + root
            + "/dev/tokens -H 'Content-Type: application/json' -d"
            + " '{\"subject\":\"officer-1\",\"roles\":[\"officer\"]}'",
        "  Citizen token curl -s "
            + root
            + "/v1/sessions/wechat -H 'Content-Type: application/json' -d"
            + " '{\"code\":\"demo-alice\"}'",
        "  Tour          scripts/tour.sh");
  }
}
