package org.gongkai.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The code that serves each kind of channel. */
@ApplicationScoped
class ChannelKinds {

  private final Map<String, Channel> byKind;

  ChannelKinds(@Any Instance<Channel> channels) {
    this.byKind =
        channels.stream().collect(Collectors.toUnmodifiableMap(Channel::kind, Function.identity()));
  }

  /** The code of a kind; null when this build has none. */
  @Nullable Channel code(String kind) {
    return byKind.get(kind);
  }

  /** What channels of a kind can do; null when this build has no code for it. */
  @Nullable Capabilities capabilities(String kind) {
    Channel code = code(kind);
    return code == null ? null : code.capabilities();
  }

  /** What is wrong with a registration: its kind, or what the code of its kind finds. */
  List<ChannelFinding> check(ChannelAccount account) {
    Channel code = code(account.kind());
    if (code == null) {
      String known = byKind.keySet().stream().sorted().collect(Collectors.joining("、"));
      return List.of(new ChannelFinding("kind", null, null, "没有这种渠道。可用的有：" + known + "。"));
    }
    return code.check(account);
  }
}
