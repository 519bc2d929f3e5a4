package org.gongkai.channel;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A kind that wants an endpoint and a secret, and whose trial gives what its settings say. */
@ApplicationScoped
class TrialChannel implements Channel {

  static final String KIND = "TRIAL";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Capabilities capabilities() {
    return new Capabilities(32, 1000, 9, true, true, false, false, false);
  }

  @Override
  public List<ChannelFinding> check(ChannelAccount account) {
    return account.settings().containsKey("endpoint") && account.credentials().containsKey("secret")
        ? List.of()
        : List.of(new ChannelFinding("settings.endpoint", null, null, "请填写接口地址和密钥。"));
  }

  @Override
  public List<ChannelFinding> validate(ChannelAccount account, Post post) {
    return List.of();
  }

  @Override
  public Rendition render(ChannelAccount account, Post post) {
    return new Rendition(Map.of("title", post.title()), List.of());
  }

  @Override
  public Uni<Publication> publish(Sending sending) {
    return Uni.createFrom().item(Publication.delivered(null, null));
  }

  @Override
  public Uni<Publication> update(Sending sending, Placement placement) {
    return publish(sending);
  }

  @Override
  public Uni<Publication> withdraw(Sending sending, Placement placement) {
    return publish(sending);
  }

  @Override
  public Uni<Reading> lookUp(Sending sending, @Nullable Placement placement) {
    return Uni.createFrom().item(Reading.shown(null, null));
  }

  @Override
  public Uni<ChannelTest> test(ChannelAccount account) {
    String secret = Objects.requireNonNull(account.credentials().get("secret"));
    return switch (account.settings().getOrDefault("answer", "works")) {
      case "works" -> Uni.createFrom().item(new ChannelTest(true, "已连接。"));
      case "repeats" -> Uni.createFrom().item(new ChannelTest(false, "invalid key " + secret));
      case "fails" -> Uni.createFrom().failure(new IllegalStateException("bad " + secret));
      case "hangs" -> Uni.createFrom().nothing();
      default -> throw new IllegalArgumentException("bad " + secret);
    };
  }
}
