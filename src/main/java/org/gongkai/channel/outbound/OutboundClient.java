package org.gongkai.channel.outbound;

import io.opentelemetry.api.common.Attributes;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import org.gongkai.channel.outbound.OutboundResult.NotSent;
import org.gongkai.platform.trace.Spans;

/**
 * The client for all calls of channels to the outside. It resolves a name itself, checks every
 * address of it, and connects to the very address that was checked, so that a name cannot change
 * its mind in between; {@code Host} and the name in TLS stay the name. It follows no redirect and
 * logs nothing.
 */
@ApplicationScoped
public class OutboundClient {

  private static final int CALLS_PER_HOST = 32;

  private final HttpClient client;
  private final NameResolver names;
  private final AddressPolicy policy;
  private final OutboundConfig config;
  private final Spans spans;

  /** Makes the client that asks the system for names. */
  @Inject
  public OutboundClient(Vertx vertx, OutboundConfig config, Spans spans) {
    this(vertx, config, spans, host -> resolve(vertx, host));
  }

  OutboundClient(Vertx vertx, OutboundConfig config, Spans spans, NameResolver names) {
    this.spans = spans;
    this.client =
        vertx
            .httpClientBuilder()
            .with(options(config))
            .with(new PoolOptions().setHttp1MaxSize(CALLS_PER_HOST))
            .build();
    this.names = names;
    this.policy = new AddressPolicy(config.allowPrivate());
    this.config = config;
  }

  /** Makes a call. The Uni never fails: what went wrong is in the result. */
  public Uni<OutboundResult> send(OutboundRequest request) {
    return spans.call("outbound " + request.method(), Attributes.empty(), () -> dispatch(request));
  }

  private Uni<OutboundResult> dispatch(OutboundRequest request) {
    OutboundAddress address;
    try {
      address = OutboundAddress.parse(request.address());
    } catch (RefusedAddressException refused) {
      return Uni.createFrom().item(new NotSent(String.valueOf(refused.getMessage()), true));
    }
    Exchange exchange = new Exchange(client, request.body(), config.maxAnswer());
    return names
        .resolve(address.host())
        .map(List::copyOf)
        .onFailure()
        .recoverWithItem(List.of())
        .chain(found -> call(exchange, request, address, found))
        .ifNoItem()
        .after(config.timeout())
        .recoverWithItem(exchange::abandon);
  }

  private Uni<OutboundResult> call(
      Exchange exchange,
      OutboundRequest request,
      OutboundAddress address,
      List<InetAddress> found) {
    if (found.isEmpty()) {
      return Uni.createFrom().item(new NotSent("name not found", false));
    }
    if (!policy.allowsAll(found) || wrapsIpv4(address, found)) {
      return Uni.createFrom().item(new NotSent("not a public address", true));
    }
    RequestOptions options = options(request, address, found.get(0));
    return Uni.createFrom().completionStage(() -> exchange.send(options).toCompletionStage());
  }

  /** Java turns a mapped address such as ::ffff:8.8.8.8 into IPv4 by itself. */
  private static boolean wrapsIpv4(OutboundAddress address, List<InetAddress> found) {
    return address.host().contains(":") && found.get(0) instanceof Inet4Address;
  }

  private static RequestOptions options(
      OutboundRequest request, OutboundAddress address, InetAddress checked) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.valueOf(request.method()))
            .setServer(SocketAddress.inetSocketAddress(address.port(), checked.getHostAddress()))
            .setHost(address.host())
            .setPort(address.port())
            .setSsl(address.secure())
            .setURI(address.resource())
            .setFollowRedirects(false)
            .putHeader("user-agent", "Gongkai");
    request.headers().forEach(options::putHeader);
    return options;
  }

  /**
   * Every call has a connection of its own: one that a platform closes while it waits for the next
   * call would make the outcome of that call unknown. Not traced by the client: its span would keep
   * the address, and the platform would be told of our trace.
   */
  private static HttpClientOptions options(OutboundConfig config) {
    return new HttpClientOptions()
        .setKeepAlive(false)
        .setConnectTimeout((int) config.connectTimeout().toMillis())
        .setTracingPolicy(TracingPolicy.IGNORE);
  }

  private static Uni<List<InetAddress>> resolve(Vertx vertx, String host) {
    return Uni.createFrom()
        .completionStage(
            () ->
                vertx
                    .executeBlocking(() -> List.of(InetAddress.getAllByName(host)), false)
                    .toCompletionStage());
  }
}
