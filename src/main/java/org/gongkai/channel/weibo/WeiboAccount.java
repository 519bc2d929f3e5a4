package org.gongkai.channel.weibo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongkai.channel.ChannelAccount;
import org.gongkai.channel.ChannelFinding;
import org.gongkai.channel.outbound.OutboundAddress;
import org.gongkai.channel.outbound.RefusedAddressException;

/**
 * Settings of a Weibo channel: {@code mode} {@code STATUS} (default) or {@code ARTICLE}, {@code
 * rip}, the public IP address of the editors, which the platform demands, and for articles {@code
 * cover}, the address of a picture; credentials {@code accessToken}.
 */
record WeiboAccount(ChannelAccount account) {

  private static final String TOKEN = "accessToken";

  List<ChannelFinding> check() {
    List<ChannelFinding> findings = new ArrayList<>();
    if (!List.of("STATUS", "ARTICLE").contains(setting("mode", "STATUS"))) {
      findings.add(finding("settings.mode", "只能是 STATUS 或 ARTICLE。"));
    }
    if (setting("rip", "").isBlank()) {
      findings.add(finding("settings.rip", "平台要求填写操作人员的公网 IP 地址。"));
    }
    if (mode() == WeiboMode.ARTICLE && !isAddress(cover())) {
      findings.add(finding("settings.cover", "长文需要封面图片的网址。"));
    }
    if (token().isBlank()) {
      findings.add(finding("credentials." + TOKEN, "没有填写。"));
    }
    return findings;
  }

  WeiboMode mode() {
    return setting("mode", "").equals("ARTICLE") ? WeiboMode.ARTICLE : WeiboMode.STATUS;
  }

  String rip() {
    return setting("rip", "");
  }

  String cover() {
    return setting("cover", "");
  }

  /** Fields together with the proof of who calls. */
  Map<String, String> authorized(Map<String, String> fields) {
    Map<String, String> all = new LinkedHashMap<>(fields);
    all.put("access_token", token());
    return all;
  }

  private String token() {
    return account.credentials().getOrDefault(TOKEN, "");
  }

  private String setting(String name, String otherwise) {
    return account.settings().getOrDefault(name, otherwise);
  }

  private static boolean isAddress(String url) {
    try {
      return !OutboundAddress.parse(url).host().isEmpty();
    } catch (RefusedAddressException refused) {
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
