package org.gongkai.content.check;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongkai.channel.outbound.OutboundClient;
import org.gongkai.channel.outbound.OutboundRequest;
import org.gongkai.channel.outbound.OutboundResult;
import org.gongkai.channel.outbound.OutboundResult.Answered;
import org.gongkai.channel.outbound.OutboundResult.NotSent;

/** Asks for the head of a page, for the page itself where its server does not know heads. */
@ApplicationScoped
class WebLinkProbe implements LinkProbe {

  private static final int MAX_LINKS = 20;
  private static final int AT_ONCE = 4;

  /** Servers that take no {@code HEAD} answer it in many ways. */
  private static final Set<Integer> PERHAPS_ONLY_HEAD = Set.of(400, 403, 404, 405, 500, 501, 503);

  /** The page is there, and not for everyone or not now. */
  private static final Set<Integer> THERE = Set.of(401, 402, 403, 407, 429, 451);

  private final OutboundClient client;

  WebLinkProbe(OutboundClient client) {
    this.client = client;
  }

  @Override
  public Uni<Map<String, String>> broken(List<String> addresses) {
    return Multi.createFrom()
        .iterable(addresses)
        .select()
        .first(MAX_LINKS)
        .onItem()
        .transformToUni(address -> probe(address).map(wrong -> Map.entry(address, wrong)))
        .merge(AT_ONCE)
        .collect()
        .in(LinkedHashMap::new, WebLinkProbe::add);
  }

  private static void add(Map<String, String> broken, Map.Entry<String, String> answer) {
    if (!answer.getValue().isEmpty()) {
      broken.put(answer.getKey(), answer.getValue());
    }
  }

  /** What is wrong with an address; empty when nothing is, or when it is not called from here. */
  private Uni<String> probe(String address) {
    return ask("HEAD", address)
        .chain(
            result ->
                result instanceof Answered head && PERHAPS_ONLY_HEAD.contains(head.status())
                    ? ask("GET", address)
                    : Uni.createFrom().item(result))
        .map(WebLinkProbe::wrong);
  }

  private Uni<OutboundResult> ask(String method, String address) {
    return client.send(new OutboundRequest(method, address, Map.of(), ""));
  }

  private static String wrong(OutboundResult result) {
    if (result instanceof Answered page) {
      boolean there = page.status() < 400 || THERE.contains(page.status());
      return there ? "" : "链接返回状态 " + page.status() + "，请核对。";
    }
    return result instanceof NotSent unsent && unsent.refused() ? "" : "链接无法打开，请核对。";
  }
}
