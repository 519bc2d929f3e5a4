package org.gongkai.wechat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.HttpRequest;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.ext.web.multipart.MultipartForm;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongkai.platform.trace.Spans;
import org.gongkai.wechat.WechatFailure.Kind;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One call to the platform: sends it, reads JSON from whatever content type it arrives in, and
 * judges it by {@code errcode}; the HTTP status is 200 even on failure and an absent code means
 * success. Neither its log nor its failures name an address, which carries the token.
 */
@ApplicationScoped
class WechatHttp {

  private static final Logger LOG = Logger.getLogger(WechatHttp.class);
  private static final Pattern RID = Pattern.compile("rid: ([0-9A-Za-z-]{1,64})");

  private final WebClient lasting;
  private final WebClient fresh;
  private final WechatConfig config;
  private final InstantSource clock;
  private final MeterRegistry metrics;
  private final Spans spans;

  WechatHttp(
      Vertx vertx, WechatConfig config, InstantSource clock, MeterRegistry metrics, Spans spans) {
    this.spans = spans;
    this.config = config;
    this.clock = clock;
    this.metrics = metrics;
    this.lasting = WebClient.create(vertx, options(true));
    // A connection that ends while it waits for the next call would leave that call's effect open.
    this.fresh = WebClient.create(vertx, options(false));
  }

  private WebClientOptions options(boolean keepAlive) {
    // Not traced by the client: its span would keep the address, and with it the token and the
    // secret, and the platform would be told of our trace.
    return new WebClientOptions()
        .setConnectTimeout((int) config.connectTimeout().toMillis())
        .setKeepAlive(keepAlive)
        .setTracingPolicy(TracingPolicy.IGNORE)
        .setFollowRedirects(false);
  }

  /**
   * What is sent.
   *
   * @param json the body; null for a call without one, or with a file
   */
  record Request(
      WechatApp app,
      Endpoint endpoint,
      Map<String, String> query,
      @Nullable JsonObject json,
      @Nullable ImageFile file) {}

  /**
   * What came back.
   *
   * @param json empty when it is a file
   */
  @SuppressWarnings("ArrayRecordComponent") // passed on, never compared
  record Answer(JsonObject json, byte[] bytes) {}

  /** Makes the call; fails with a {@link WechatFailure} only. */
  Uni<Answer> send(Request request) {
    Attributes attributes =
        Attributes.of(AttributeKey.stringKey("gongkai.wechat.app"), request.app().name());
    String name = request.endpoint().method() + ' ' + request.endpoint().path();
    return spans.call(name, attributes, () -> measured(request));
  }

  private Uni<Answer> measured(Request request) {
    Timer.Sample sample = Timer.start(metrics);
    return send(request, 0)
        .map(response -> read(request, response))
        .onItem()
        .invoke(answer -> sample.stop(timer(request, "OK")))
        .onFailure(WechatFailure.class)
        .invoke(failure -> failed(request, sample, failure));
  }

  private void failed(Request request, Timer.Sample sample, WechatFailure failure) {
    sample.stop(timer(request, failure.kind().name()));
    LOG.warnf("%s %s: %s", request.app().name(), request.endpoint(), failure.getMessage());
  }

  private Timer timer(Request request, String outcome) {
    return metrics.timer(
        "gongkai.wechat.call",
        "app",
        request.app().name(),
        "endpoint",
        request.endpoint().path(),
        "outcome",
        outcome);
  }

  /** Tries one root after the other, as long as no connection can be made. */
  private Uni<HttpResponse<Buffer>> send(Request request, int root) {
    Uni<HttpResponse<Buffer>> sent =
        sendTo(config.baseUrls().get(root), request)
            .onFailure()
            .transform(WechatHttp::withoutAddress);
    return root + 1 == config.baseUrls().size()
        ? sent
        : sent.onFailure(WechatHttp::isUnsent).recoverWithUni(() -> send(request, root + 1));
  }

  private Uni<HttpResponse<Buffer>> sendTo(URI root, Request request) {
    WebClient client = request.endpoint().isRepeatable() ? lasting : fresh;
    String address = root + request.endpoint().path();
    HttpRequest<Buffer> call =
        request.endpoint().method().equals("GET")
            ? client.getAbs(address)
            : client.postAbs(address);
    request.query().forEach(call::addQueryParam);
    Duration patience = request.file() == null ? config.timeout() : config.uploadTimeout();
    call.timeout(patience.toMillis());
    ImageFile file = request.file();
    if (file != null) {
      return call.sendMultipartForm(form(file));
    }
    JsonObject json = request.json();
    return json == null ? call.send() : sendReadable(call, json);
  }

  /**
   * With every character as it is: the platform shows an escaped one with its backslash, and the
   * client's own way to bytes escapes what needs a surrogate pair, such as rare Han characters.
   */
  private static Uni<HttpResponse<Buffer>> sendReadable(HttpRequest<Buffer> call, JsonObject json) {
    call.putHeader("Content-Type", "application/json");
    return call.sendBuffer(Buffer.buffer(json.encode()));
  }

  /** The platform wants a file name in the part. */
  private static MultipartForm form(ImageFile file) {
    return MultipartForm.create()
        .binaryFileUpload("media", file.name(), Buffer.buffer(file.bytes()), file.mediaType());
  }

  /** The cause's message may hold the address. */
  private static WechatFailure withoutAddress(Throwable failure) {
    boolean unsent =
        failure instanceof ConnectException
            || failure instanceof UnknownHostException
            || failure instanceof NoRouteToHostException;
    return new WechatFailure(
        unsent ? Kind.NOT_SENT : Kind.LOST, failure.getClass().getSimpleName());
  }

  private static boolean isUnsent(Throwable failure) {
    return failure instanceof WechatFailure wechat && wechat.kind() == Kind.NOT_SENT;
  }

  private Answer read(Request request, HttpResponse<Buffer> response) {
    if (response.statusCode() != 200) {
      throw new WechatFailure(Kind.LOST, "HTTP status " + response.statusCode());
    }
    Buffer body = response.body() == null ? Buffer.buffer() : response.body();
    // A file comes bare; an error in its place is JSON, whatever the type says.
    boolean isFile =
        request.endpoint() == Endpoint.CODE && body.length() > 0 && body.getByte(0) != '{';
    return isFile
        ? new Answer(new JsonObject(), body.getBytes())
        : new Answer(judge(request.endpoint(), parse(body)), new byte[0]);
  }

  private static JsonObject parse(Buffer body) {
    try {
      return new JsonObject(body.toString("UTF-8"));
    } catch (DecodeException | NullPointerException unreadable) {
      throw new WechatFailure(Kind.LOST, "unreadable answer");
    }
  }

  private JsonObject judge(Endpoint endpoint, JsonObject answer) {
    int errcode = answer.getValue("errcode") instanceof Number number ? number.intValue() : 0;
    // A repeated mass message is answered by the earlier one's id.
    if (errcode == 0 || (endpoint == Endpoint.MASS_SEND && errcode == 45065)) {
      return answer;
    }
    throw new WechatFailure(
        ErrorCodes.kindOf(endpoint, errcode),
        errcode,
        rid(answer.getValue("errmsg") instanceof String message ? message : null),
        ErrorCodes.until(endpoint, errcode, clock.instant()));
  }

  private static @Nullable String rid(@Nullable String errmsg) {
    Matcher matcher = RID.matcher(errmsg == null ? "" : errmsg);
    return matcher.find() ? matcher.group(1) : null;
  }
}
