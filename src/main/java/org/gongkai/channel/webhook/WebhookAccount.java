package org.gongkai.channel.webhook;

import java.util.ArrayList;
import java.util.List;
import org.gongkai.channel.ChannelAccount;
import org.gongkai.channel.ChannelFinding;
import org.gongkai.channel.outbound.OutboundAddress;
import org.gongkai.channel.outbound.RefusedAddressException;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a webhook channel: {@code url}; credentials {@code secret} and, while a receiver
 * changes to a new one, {@code previousSecret}.
 */
record WebhookAccount(ChannelAccount account) {

  private static final String URL = "url";
  private static final String SECRET = "secret";
  private static final String PREVIOUS = "previousSecret";

  List<ChannelFinding> check() {
    List<ChannelFinding> findings = new ArrayList<>();
    if (!isAddress(url())) {
      findings.add(finding("settings." + URL, "需要 http 或 https 地址，不含用户名和密码。"));
    }
    String secret = account.credentials().get(SECRET);
    if (secret == null || !isSecret(secret)) {
      findings.add(finding("credentials." + SECRET, "需要 whsec_ 开头、24 至 64 字节的密钥。"));
    }
    String previous = account.credentials().get(PREVIOUS);
    if (previous != null && !isSecret(previous)) {
      findings.add(finding("credentials." + PREVIOUS, "需要 whsec_ 开头、24 至 64 字节的密钥。"));
    }
    return findings;
  }

  String url() {
    return account.settings().getOrDefault(URL, "");
  }

  /** The present secret and, while it is kept, the previous one. */
  List<WebhookSecret> secrets() {
    List<WebhookSecret> secrets = new ArrayList<>();
    for (String name : List.of(SECRET, PREVIOUS)) {
      String shown = account.credentials().get(name);
      if (shown != null) {
        secrets.add(WebhookSecret.parse(shown));
      }
    }
    return secrets;
  }

  private static boolean isAddress(String url) {
    try {
      return !OutboundAddress.parse(url).host().isEmpty();
    } catch (RefusedAddressException refused) {
      return false;
    }
  }

  private static boolean isSecret(@Nullable String shown) {
    try {
      return shown != null && WebhookSecret.parse(shown).key().length > 0;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private static ChannelFinding finding(String field, String message) {
    return new ChannelFinding(field, null, null, message);
  }

  @Override
  public String toString() {
    return account.toString();
  }
}
