package org.gongkai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.http.Header;
import io.restassured.response.Response;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gongkai.testsupport.InjectionCorpus;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** What is data and nothing else. */
final class Inertness {

  /** Elements that a page of a content is made of; none of them runs or loads a script. */
  private static final Set<String> ELEMENTS =
      Set.of(
          "html",
          "head",
          "body",
          "p",
          "br",
          "h2",
          "h3",
          "h4",
          "strong",
          "em",
          "u",
          "ul",
          "ol",
          "li",
          "blockquote",
          "table",
          "thead",
          "tbody",
          "tr",
          "th",
          "td",
          "a",
          "img",
          "section",
          "span");

  private static final Set<String> ATTRIBUTES =
      Set.of("href", "src", "alt", "title", "colspan", "rowspan", "style", "class", "lang", "dir");

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private Inertness() {}

  /** A body with every strange character escaped, even halves of pairs. */
  static String json(Map<String, ?> body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  /** Checks that a browser would find nothing to run or to fetch from elsewhere unasked. */
  static void assertInertHtml(String what, String html) {
    for (Element element : Jsoup.parse(html).getAllElements()) {
      if (!element.normalName().equals("#root")) {
        assertThat(ELEMENTS).as("%s in %s", what, html).contains(element.normalName());
      }
      for (Attribute attribute : element.attributes()) {
        assertInertAttribute(what + " in " + html, attribute);
      }
    }
    assertThat(html.toLowerCase(Locale.ROOT)).as(what).doesNotContain("<!--", "<?", "<![cdata[");
  }

  private static void assertInertAttribute(String what, Attribute attribute) {
    String value = attribute.getValue().toLowerCase(Locale.ROOT);
    assertThat(ATTRIBUTES).as(what).contains(attribute.getKey());
    switch (attribute.getKey()) {
      case "href" -> assertThat(value).as(what).matches("(https?://|mailto:|tel:|/)(?s:.*)");
      case "src" -> assertThat(value).as(what).matches("(https?://|/)(?s:.*)");
      case "style" ->
          assertThat(value)
              .as(what)
              .doesNotContain("url", "expression", "import", "\\", InjectionCorpus.MARK);
      default -> assertThat(value).as(what).isNotNull();
    }
  }

  /** Checks that nothing of the corpus stands in the head of an answer, other than an address. */
  static void assertCleanHead(Response answer) {
    for (Header header : answer.headers()) {
      assertThat(header.getName()).doesNotContainIgnoringCase("injected");
      if (!header.getName().equals("Location")) {
        assertThat(header.getValue()).as(header.getName()).doesNotContain(InjectionCorpus.MARK);
      }
    }
  }
}
