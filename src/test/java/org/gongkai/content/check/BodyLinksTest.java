package org.gongkai.content.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who can tell whether an address leads anywhere. */
class BodyLinksTest {

  private static final String NOTICE = "/v1/notices/0197a3c0-0000-7000-8000-000000000001";
  private static final String FILE = "/media/" + "a".repeat(64) + ".png";

  @Test
  void sortsAddresses() {
    BodyLinks links =
        BodyLinks.of(
            a(NOTICE)
                + a(NOTICE + "#二")
                + a("/v1/consultations")
                + a("/feeds/feedback.rss")
                + a("https://example.invalid/a?b=c")
                + a(FILE)
                + "<img src=\""
                + FILE
                + "\">");
    assertThat(links.notices())
        .containsOnlyKeys(UUID.fromString("0197a3c0-0000-7000-8000-000000000001"));
    assertThat(links.media()).containsExactly(FILE);
    assertThat(links.external()).containsExactly("https://example.invalid/a?b=c");
    assertThat(links.malformed()).isEmpty();
  }

  @Test
  void knowsAddressesThatLeadNowhere() {
    for (String address :
        List.of(
            "http://",
            "https:///a",
            "https://exa mple.invalid/",
            "https://localhost/",
            "https://user:secret@example.invalid/",
            "/v1/notices/17",
            "/media/x.png",
            "/v1/../admin",
            "/v1//example.invalid",
            "https://example.invalid/%zz")) {
      assertThat(BodyLinks.of(a(address)).malformed()).as(address).containsExactly(address);
    }
  }

  private static String a(String address) {
    return "<a href=\"" + address + "\">链接</a>";
  }
}
